import type { ErrorCode } from "#shared/errors.ts";

export const es: Record<ErrorCode, string> = {
  "malformed-json": "La solicitud no era JSON válido. Actualiza Terance e inténtalo de nuevo.",
  "invalid-request": "No se entendió la solicitud ({field}). Actualiza Terance e inténtalo de nuevo.",
  "not-authenticated":
    "Este dispositivo ya no está registrado en el worker. Recarga Terance para registrarlo de nuevo.",
  forbidden: "Esta cuenta no puede hacer eso. Pregunta a quien administra este worker.",
  "not-found": "No hay nada en esta dirección. Comprueba la dirección e inténtalo de nuevo.",
  "conversation-not-found": "Esta conversación ya no existe. Empieza una nueva.",
  "run-not-found": "Esta respuesta ya no existe. Pregunta de nuevo.",
  "message-not-found": "Este mensaje ya no existe. Recarga la conversación.",
  "model-unknown": "El modelo «{model}» no está conectado. Elige otro modelo.",
  "version-conflict": "Esto se cambió entretanto en otro dispositivo. Recárgalo e inténtalo de nuevo.",
  "run-exists": "Ya existe una respuesta con este identificador. Pregunta de nuevo.",
  "body-too-large":
    "Es demasiado para enviarlo de una vez (como máximo {limit}). Selecciona una parte de la página y pregunta por ella.",
  "unsupported-media-type": "El worker solo acepta JSON. Actualiza Terance e inténtalo de nuevo.",
  "idempotency-mismatch": "Esta pregunta ya se envió con otro contenido. Hazla de nuevo.",
  "action-needs-model": "El motor integrado no puede hacer «{action}». Conecta un modelo para usarlo.",
  "page-needed":
    "El motor integrado solo responde a partir de la página. Deja que Terance vea una página o conecta un modelo.",
  "context-too-long":
    "La página es demasiado larga para el modelo «{model}». Selecciona una parte o elige un modelo con una ventana mayor.",
  "content-refused":
    "El proveedor «{provider}» se negó a responder. Pregunta de otra manera o elige otro modelo.",
  "rate-limited": "Demasiadas preguntas a la vez. Espera un momento e inténtalo de nuevo.",
  "too-many-runs": "Se están haciendo demasiadas respuestas a la vez. Espera a que termine una o detén una.",
  internal:
    "Algo falló en el worker. Inténtalo de nuevo; si sigue igual, da a su responsable el número {request}.",
  misconfigured: "El ajuste {setting} del worker es incorrecto: {remedy}",
  "provider-failed":
    "El proveedor «{provider}» falló mientras respondía. Inténtalo de nuevo o elige otro modelo.",
  "provider-key-rejected":
    "El proveedor «{provider}» rechazó su clave. Pon una clave válida en los ajustes del worker.",
  "provider-unreachable":
    "No se puede llegar al proveedor «{provider}». Comprueba que funciona y que su dirección es correcta, e inténtalo de nuevo.",
  "answer-truncated":
    "El proveedor «{provider}» se interrumpió a mitad de la respuesta. Lo que llegó se conserva; pregunta de nuevo por el resto.",
  "provider-rate-limited":
    "El proveedor «{provider}» recibe ahora demasiadas preguntas. Inténtalo dentro de un rato o elige otro modelo.",
  unavailable: "El worker no puede llegar ahora a su base de datos. Inténtalo de nuevo en un momento.",
  "provider-timeout":
    "El proveedor «{provider}» no respondió a tiempo. Inténtalo de nuevo o elige otro modelo.",
  "run-interrupted":
    "El worker se reinició mientras respondía. Lo que llegó se conserva; pregunta de nuevo por el resto.",
  "worker-unreachable":
    "No se puede llegar al worker en {worker}. Tu pregunta se conserva. Inicia el worker e inténtalo de nuevo.",
  "worker-not-understood":
    "El worker en {worker} respondió algo que no es una respuesta de Terance. Comprueba que tienes conexión y que no hay una página de acceso de por medio, e inténtalo de nuevo.",
  "page-not-visible":
    "Terance no puede ver esta página. Pulsa su botón en la barra del navegador, pulsa {shortcut} o permítelo en este sitio.",
  "page-internal":
    "Esta página es del navegador y ninguna extensión puede leerla. Abre una página web y pregunta allí.",
  "page-protected":
    "El navegador no deja que ninguna extensión lea este sitio. Copia el texto en tu pregunta.",
  "page-is-pdf": "Terance aún no puede leer archivos PDF. Copia el texto que te interesa en tu pregunta.",
  "page-empty":
    "En esta página no hay texto legible. Espera a que se cargue o selecciona la parte que te interesa.",
  "page-changed": "La página cambió mientras se leía, así que no se envió nada. Pregunta de nuevo.",
  "selection-empty":
    "No hay texto legible seleccionado. Selecciona la parte que te interesa y pregunta de nuevo.",
  "passage-not-found": "Este pasaje ya no está en la página. Puede que la página haya cambiado.",
  "record-unreadable":
    "Este mensaje no se puede abrir con las claves de este dispositivo. El resto de la conversación no se ve afectado.",
  "library-unavailable":
    "El navegador no deja que Terance guarde nada. Libera espacio en el disco o sal de la navegación privada y recarga.",
};
