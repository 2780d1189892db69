import type { ErrorCode } from "#shared/errors.ts";

export const de: Record<ErrorCode, string> = {
  "malformed-json": "Die Anfrage war kein gültiges JSON. Aktualisiere Terance und versuche es noch einmal.",
  "invalid-request":
    "Die Anfrage wurde nicht verstanden ({field}). Aktualisiere Terance und versuche es noch einmal.",
  "not-authenticated":
    "Dieses Gerät ist beim Worker nicht mehr angemeldet. Lade Terance neu, um es wieder anzumelden.",
  forbidden: "Dieses Konto darf das nicht. Frage, wem der Worker gehört.",
  "not-found": "Unter dieser Adresse gibt es nichts. Prüfe die Adresse und versuche es noch einmal.",
  "conversation-not-found": "Diese Unterhaltung gibt es nicht mehr. Beginne eine neue.",
  "run-not-found": "Diese Antwort gibt es nicht mehr. Frage noch einmal.",
  "message-not-found": "Diese Nachricht gibt es nicht mehr. Lade die Unterhaltung neu.",
  "model-unknown": "Das Modell „{model}“ ist nicht verbunden. Wähle ein anderes Modell.",
  "version-conflict":
    "Das wurde inzwischen auf einem anderen Gerät geändert. Lade es neu und versuche es noch einmal.",
  "run-exists": "Eine Antwort mit dieser Kennung gibt es schon. Frage noch einmal.",
  "body-too-large":
    "Das ist zu viel auf einmal (höchstens {limit}). Markiere einen Teil der Seite und frage danach.",
  "unsupported-media-type": "Der Worker nimmt nur JSON an. Aktualisiere Terance und versuche es noch einmal.",
  "idempotency-mismatch": "Diese Frage wurde schon mit anderem Inhalt gesendet. Stelle sie noch einmal.",
  "action-needs-model": "Die eingebaute Maschine kann „{action}“ nicht. Verbinde dafür ein Modell.",
  "page-needed":
    "Die eingebaute Maschine antwortet nur aus der Seite. Lass Terance eine Seite sehen, oder verbinde ein Modell.",
  "context-too-long":
    "Die Seite ist zu lang für das Modell „{model}“. Markiere einen Teil davon, oder wähle ein Modell mit größerem Fenster.",
  "content-refused":
    "Der Anbieter „{provider}“ hat die Antwort verweigert. Frage anders, oder wähle ein anderes Modell.",
  "rate-limited": "Zu viele Fragen auf einmal. Warte einen Moment und versuche es noch einmal.",
  "too-many-runs":
    "Es entstehen gerade zu viele Antworten zugleich. Warte, bis eine fertig ist, oder halte eine an.",
  internal:
    "Im Worker ist etwas schiefgegangen. Versuche es noch einmal; wenn es bleibt, nenne seinem Besitzer die Nummer {request}.",
  misconfigured: "Die Einstellung {setting} des Workers ist falsch: {remedy}",
  "provider-failed":
    "Der Anbieter „{provider}“ ist beim Antworten ausgefallen. Versuche es noch einmal, oder wähle ein anderes Modell.",
  "provider-key-rejected":
    "Der Anbieter „{provider}“ hat seinen Schlüssel abgelehnt. Trage in den Einstellungen des Workers einen gültigen ein.",
  "provider-unreachable":
    "Der Anbieter „{provider}“ ist nicht erreichbar. Prüfe, ob er läuft und ob seine Adresse stimmt, und versuche es noch einmal.",
  "answer-truncated":
    "Der Anbieter „{provider}“ brach mitten in der Antwort ab. Was ankam, ist gespeichert; frage noch einmal nach dem Rest.",
  "provider-rate-limited":
    "Der Anbieter „{provider}“ wird gerade zu oft gefragt. Versuche es etwas später, oder wähle ein anderes Modell.",
  unavailable: "Der Worker erreicht seine Datenbank gerade nicht. Versuche es gleich noch einmal.",
  "provider-timeout":
    "Der Anbieter „{provider}“ hat nicht rechtzeitig geantwortet. Versuche es noch einmal, oder wähle ein anderes Modell.",
  "run-interrupted":
    "Der Worker wurde beim Antworten neu gestartet. Was ankam, ist gespeichert; frage noch einmal nach dem Rest.",
  "worker-unreachable":
    "Der Worker unter {worker} ist nicht erreichbar. Deine Frage bleibt erhalten. Starte den Worker und versuche es noch einmal.",
  "worker-not-understood":
    "Der Worker unter {worker} hat etwas anderes als eine Antwort von Terance geschickt. Prüfe, ob du online bist und keine Anmeldeseite dazwischen steht, und versuche es noch einmal.",
  "page-not-visible":
    "Terance kann diese Seite nicht sehen. Klicke auf seinen Knopf in der Symbolleiste, drücke {shortcut}, oder erlaube es auf dieser Website.",
  "page-internal":
    "Diese Seite gehört zum Browser, und keine Erweiterung darf sie lesen. Öffne eine Webseite und frage dort.",
  "page-protected":
    "Der Browser lässt keine Erweiterung diese Website lesen. Kopiere den Text stattdessen in deine Frage.",
  "page-is-pdf": "Terance kann noch keine PDF-Dateien lesen. Kopiere den gemeinten Text in deine Frage.",
  "page-empty":
    "Auf dieser Seite steht kein lesbarer Text. Warte, bis sie geladen ist, oder markiere den gemeinten Teil.",
  "page-changed": "Die Seite hat sich beim Lesen geändert, darum wurde nichts gesendet. Frage noch einmal.",
  "selection-empty": "Es ist kein lesbarer Text markiert. Markiere den gemeinten Teil und frage noch einmal.",
  "passage-not-found":
    "Diese Stelle steht nicht mehr auf der Seite. Die Seite hat sich wohl seither geändert.",
  "record-unreadable":
    "Diese Nachricht lässt sich mit den Schlüsseln dieses Geräts nicht öffnen. Der Rest der Unterhaltung ist nicht betroffen.",
  "library-unavailable":
    "Der Browser lässt Terance nichts speichern. Schaffe Platz auf der Platte oder verlasse den privaten Modus, und lade neu.",
};
