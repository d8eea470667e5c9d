//! Search in other languages and scripts, on small whole trees: words as people type them there, found where they stand.

use crate::support::{build_with, index, tree};
use burrow_bundle::Bundle;

/// The page that is found first; none where nothing is found.
fn first(bundle: &Bundle, query: &str) -> Option<String> {
    let index = index(bundle);
    let results = index.search(&index.plan(query), 1, |_| 1.0);
    let hit = results.hits.first()?;
    let number = bundle.documents[hit.document as usize];
    Some(bundle.manifest.pages[number as usize].id.to_string())
}

/// A site in a language, of a home page and four others; each query leads to its page.
fn leads(language: &str, pages: [(&str, &str); 4], queries: &[(&str, &str)]) {
    let mut files = vec![("index.md", "# Start\n")];
    files.extend(pages);
    let bundle = build_with(&tree(&files), &format!("language = \"{language}\"\n"));
    for (query, page) in queries {
        assert_eq!(
            first(&bundle, query).as_deref(),
            Some(*page),
            "{language}: {query}"
        );
    }
}

#[test]
fn japanese_is_found_without_spaces_between_words() {
    leads(
        "ja",
        [
            (
                "setup.md",
                "# 初期設定\n\n## パスワードを変更する\n\n設定画面でパスワードを変更できます。\n",
            ),
            (
                "billing.md",
                "# お支払い\n\n請求書は毎月発行されます。クレジットカードを登録してください。\n",
            ),
            (
                "mail.md",
                "# メール送信\n\nドメインの認証が終わると、メールを送信できます。SPF と DKIM を設定します。\n",
            ),
            (
                "teams.md",
                "# チーム\n\nメンバーを招待すると、招待メールが届きます。\n",
            ),
        ],
        &[
            ("パスワード", "setup"),
            ("パスワード変更", "setup"),
            ("請求書", "billing"),
            ("クレジットカード", "billing"),
            ("ドメイン認証", "mail"),
            ("dkim 設定", "mail"),
            ("招待", "teams"),
            ("メンバーを招待", "teams"),
            ("請", "billing"),
        ],
    );
}

#[test]
fn chinese_and_korean_are_found_by_parts_of_what_is_written_together() {
    leads(
        "zh-CN",
        [
            (
                "setup.md",
                "# 初始设置\n\n## 修改密码\n\n在设置页面可以修改密码。\n",
            ),
            ("billing.md", "# 账单与付款\n\n每月生成一次发票。\n"),
            ("mail.md", "# 发送邮件\n\n验证域名之后即可发送邮件。\n"),
            ("teams.md", "# 团队\n\n邀请成员加入工作区。\n"),
        ],
        &[
            ("密码", "setup"),
            ("修改密码", "setup"),
            ("发票", "billing"),
            ("如何验证域名", "mail"),
            ("邀请成员", "teams"),
        ],
    );
    leads(
        "ko",
        [
            (
                "setup.md",
                "# 초기 설정\n\n## 비밀번호 변경\n\n설정 화면에서 비밀번호를 변경할 수 있습니다.\n",
            ),
            ("billing.md", "# 결제\n\n청구서는 매월 발행됩니다.\n"),
            (
                "mail.md",
                "# 메일 보내기\n\n도메인 인증이 끝나면 메일을 보낼 수 있습니다.\n",
            ),
            ("teams.md", "# 팀\n\n구성원을 초대합니다.\n"),
        ],
        &[
            ("비밀번호", "setup"),
            ("비밀번호를 변경", "setup"),
            ("청구서", "billing"),
            ("도메인", "mail"),
            ("초대", "teams"),
        ],
    );
}

#[test]
fn spanish_is_found_with_and_without_accents_and_in_other_forms() {
    leads(
        "es",
        [
            (
                "configuracion.md",
                "# Configuración inicial\n\n## Cambiar la contraseña\n\nLa contraseña se cambia en los ajustes.\n",
            ),
            (
                "facturacion.md",
                "# Facturación\n\nLas facturas se envían cada mes. Para cancelar la suscripción, escríbanos.\n",
            ),
            (
                "correo.md",
                "# Envío de correos\n\nVerifique el dominio antes de enviar campañas.\n",
            ),
            (
                "equipos.md",
                "# Equipos\n\nInvite a nuevos miembros al espacio de trabajo.\n",
            ),
        ],
        &[
            ("contrasena", "configuracion"),
            ("contraseñas", "configuracion"),
            ("cómo cambio la contraseña", "configuracion"),
            ("factura", "facturacion"),
            ("suscripcion", "facturacion"),
            ("cancelando suscripciones", "facturacion"),
            ("campana", "correo"),
            ("enviando correo", "correo"),
            ("invitar miembro", "equipos"),
            ("contrsaeña", "configuracion"),
        ],
    );
}

#[test]
fn german_is_found_with_and_without_umlauts_and_in_other_forms() {
    leads(
        "de",
        [
            (
                "einrichtung.md",
                "# Einrichtung\n\n## Passwort ändern\n\nDas Passwort wird in den Einstellungen geändert.\n",
            ),
            (
                "rechnungen.md",
                "# Rechnungen\n\nRechnungen werden monatlich verschickt. Die Kündigung ist jederzeit möglich.\n",
            ),
            (
                "versand.md",
                "# Versand\n\nPrüfen Sie zuerst die Domain, dann die Größe der Kampagne.\n",
            ),
            (
                "teams.md",
                "# Teams\n\nLaden Sie Mitglieder in den Arbeitsbereich ein.\n",
            ),
        ],
        &[
            ("passwort andern", "einrichtung"),
            ("passwörter", "einrichtung"),
            ("rechnung", "rechnungen"),
            ("kundigung", "rechnungen"),
            ("kuendigung", "rechnungen"),
            ("groesse", "versand"),
            ("Kampagnen", "versand"),
            ("mitglied", "teams"),
            ("arbeitsbreich", "teams"),
        ],
    );
}

#[test]
fn french_is_found_with_and_without_accents_and_in_other_forms() {
    leads(
        "fr",
        [
            (
                "demarrage.md",
                "# Démarrage\n\n## Changer le mot de passe\n\nLe mot de passe se change dans les paramètres.\n",
            ),
            (
                "factures.md",
                "# Factures\n\nLes factures sont envoyées chaque mois. L’abonnement peut être résilié.\n",
            ),
            (
                "envoi.md",
                "# Envoi de courriels\n\nVérifiez le domaine avant d’envoyer une campagne. Le cœur du système.\n",
            ),
            (
                "equipes.md",
                "# Équipes\n\nInvitez des membres dans l’espace de travail.\n",
            ),
        ],
        &[
            ("mot de passe", "demarrage"),
            ("parametre", "demarrage"),
            ("facture", "factures"),
            ("abonnement", "factures"),
            ("résilier l'abonnement", "factures"),
            ("campagnes", "envoi"),
            ("coeur", "envoi"),
            ("envoyer", "envoi"),
            ("equipe", "equipes"),
            ("l’espace", "equipes"),
        ],
    );
}

#[test]
fn russian_is_found_in_other_forms_and_with_slips() {
    leads(
        "ru",
        [
            (
                "setup.md",
                "# Настройка\n\n## Смена пароля\n\nПароль меняется в настройках.\n",
            ),
            (
                "billing.md",
                "# Оплата\n\nСчёт выставляется каждый месяц. Подписку можно отменить.\n",
            ),
            (
                "mail.md",
                "# Отправка писем\n\nПеред отправкой проверьте домен.\n",
            ),
            (
                "teams.md",
                "# Команды\n\nПригласите участников в рабочее пространство.\n",
            ),
        ],
        &[
            ("пароль", "setup"),
            ("ПАРОЛИ", "setup"),
            ("счет", "billing"),
            ("подписка", "billing"),
            ("домены", "mail"),
            ("отправить письмо", "mail"),
            ("участник", "teams"),
            ("пригласить", "teams"),
            ("прстранство", "teams"),
        ],
    );
}
