import type { ErrorCode } from "#shared/errors.ts";

export const fr: Record<ErrorCode, string> = {
  "malformed-json": "La requête n’était pas du JSON valide. Mettez Terance à jour et réessayez.",
  "invalid-request": "La requête n’a pas été comprise ({field}). Mettez Terance à jour et réessayez.",
  "not-authenticated":
    "Cet appareil n’est plus inscrit auprès du worker. Rechargez Terance pour l’inscrire de nouveau.",
  forbidden: "Ce compte n’en a pas le droit. Adressez-vous au propriétaire de ce worker.",
  "not-found": "Il n’y a rien à cette adresse. Vérifiez l’adresse et réessayez.",
  "conversation-not-found": "Cette conversation n’existe plus. Commencez-en une nouvelle.",
  "run-not-found": "Cette réponse n’existe plus. Posez de nouveau la question.",
  "message-not-found": "Ce message n’existe plus. Rechargez la conversation.",
  "model-unknown": "Le modèle « {model} » n’est pas connecté. Choisissez un autre modèle.",
  "version-conflict": "Ceci a été modifié entre-temps sur un autre appareil. Rechargez et réessayez.",
  "run-exists": "Une réponse avec cet identifiant existe déjà. Posez de nouveau la question.",
  "body-too-large":
    "C’est trop à envoyer d’un coup ({limit} au plus). Sélectionnez une partie de la page et interrogez-la.",
  "unsupported-media-type": "Le worker n’accepte que du JSON. Mettez Terance à jour et réessayez.",
  "idempotency-mismatch": "Cette question a déjà été envoyée avec un autre contenu. Posez-la de nouveau.",
  "action-needs-model":
    "Le moteur intégré ne sait pas faire « {action} ». Connectez un modèle pour l’utiliser.",
  "page-needed":
    "Le moteur intégré ne répond qu’à partir de la page. Laissez Terance voir une page, ou connectez un modèle.",
  "context-too-long":
    "La page est trop longue pour le modèle « {model} ». Sélectionnez-en une partie, ou choisissez un modèle à plus grande fenêtre.",
  "content-refused":
    "Le fournisseur « {provider} » a refusé de répondre. Posez la question autrement, ou choisissez un autre modèle.",
  "rate-limited": "Trop de questions à la fois. Patientez un instant et réessayez.",
  "too-many-runs": "Trop de réponses sont en cours. Attendez que l’une soit finie, ou arrêtez-en une.",
  internal:
    "Quelque chose a échoué dans le worker. Réessayez ; si cela persiste, donnez à son propriétaire le numéro {request}.",
  misconfigured: "Le réglage {setting} du worker est incorrect : {remedy}",
  "provider-failed":
    "Le fournisseur « {provider} » a échoué pendant la réponse. Réessayez, ou choisissez un autre modèle.",
  "provider-key-rejected":
    "Le fournisseur « {provider} » a rejeté sa clé. Mettez une clé valide dans les réglages du worker.",
  "provider-unreachable":
    "Le fournisseur « {provider} » est injoignable. Vérifiez qu’il fonctionne et que son adresse est juste, puis réessayez.",
  "answer-truncated":
    "Le fournisseur « {provider} » s’est interrompu au milieu de la réponse. Ce qui est arrivé est gardé ; redemandez la suite.",
  "provider-rate-limited":
    "Le fournisseur « {provider} » est trop sollicité en ce moment. Réessayez un peu plus tard, ou choisissez un autre modèle.",
  unavailable: "Le worker ne peut pas joindre sa base de données. Réessayez dans un instant.",
  "provider-timeout":
    "Le fournisseur « {provider} » n’a pas répondu à temps. Réessayez, ou choisissez un autre modèle.",
  "run-interrupted":
    "Le worker a redémarré pendant la réponse. Ce qui est arrivé est gardé ; redemandez la suite.",
  "worker-unreachable":
    "Le worker à l’adresse {worker} est injoignable. Votre question est gardée. Démarrez le worker, puis réessayez.",
  "worker-not-understood":
    "Le worker à l’adresse {worker} a répondu autre chose qu’une réponse de Terance. Vérifiez que vous êtes en ligne et qu’aucune page de connexion ne s’interpose, puis réessayez.",
  "page-not-visible":
    "Terance ne voit pas cette page. Cliquez sur son bouton dans la barre d’outils, appuyez sur {shortcut}, ou autorisez-le sur ce site.",
  "page-internal":
    "Cette page appartient au navigateur, et aucune extension ne peut la lire. Ouvrez une page web et posez-y votre question.",
  "page-protected":
    "Le navigateur ne laisse aucune extension lire ce site. Copiez plutôt le texte dans votre question.",
  "page-is-pdf":
    "Terance ne sait pas encore lire les fichiers PDF. Copiez le passage voulu dans votre question.",
  "page-empty":
    "Cette page ne contient aucun texte lisible. Attendez qu’elle soit chargée, ou sélectionnez la partie voulue.",
  "page-changed":
    "La page a changé pendant la lecture ; rien n’a donc été envoyé. Posez de nouveau la question.",
  "selection-empty":
    "Aucun texte lisible n’est sélectionné. Sélectionnez la partie voulue et reposez la question.",
  "passage-not-found": "Ce passage n’est plus sur la page. Elle a sans doute changé depuis.",
  "record-unreadable":
    "Ce message ne s’ouvre pas avec les clés de cet appareil. Le reste de la conversation n’est pas touché.",
  "library-unavailable":
    "Le navigateur ne laisse Terance rien enregistrer. Libérez de l’espace disque ou quittez la navigation privée, puis rechargez.",
};
