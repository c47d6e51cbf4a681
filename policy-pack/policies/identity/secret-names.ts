/** Kinds of keys that are secrets. Others, such as KMS_KEY, S3_KEY, PUBLIC_KEY and PARTITION_KEY, name something. */
const KEYS =
    "access|account|admin|aes|api|app|auth|cipher|client|cookie|crypt|crypto|deploy|encryption|hmac|jwt|licen[cs]e|master|pgp|pre_?shared|private|rsa|sas|secret|session|shared|signing|signature|ssh|storage|webhook";
/** What stands behind a name and changes nothing: which one of several, or in what form. */
const SUFFIX =
    "(_?(v?\\d+|wo|old|new|prod(uction)?|stag(e|ing)|dev|test|live|primary|secondary|current|previous|default|base64|b64|plain|raw|value|base|id))?";
/**
 * Names of variables and properties that hold secrets. Anchored at the end: TOKEN_URL and PASSWORD_MIN_LENGTH hold none.
 * Words that end in "pass" by chance are left out.
 */
const SECRET_NAME = new RegExp(
    `(passwo?r?ds?|passwd|passphrase|passcode|(?<!by|com|encom|over|sur|tres|under)pass|pwd|psk|secrets?|tokens?|credentials?|connection_?strings?|engine_auth_data|(?<!ba)salts?|pepper|(?<=_)pw|basic_?auth|((${KEYS})_?keys?))${SUFFIX}$`,
    "i",
);
/** A secret's id, a token's id and the like name something, but for the two halves of AWS's own keys. */
const IDENTIFIER = /(?<!access_?key_?)id$/i;
/** Secrets that are a value; all other kinds of "secret" may be the name under which one is kept. */
const VALUE_SECRET =
    /(api|app|auth|client|consumer|cookie|csrf|hmac|jwt|nextauth|oauth|session|shared|signing|webhook)_?secrets?$/i;
/** The name of a secret: words and numbers with something between them. */
const STORED_NAME = /^[a-z][a-z0-9]*([-_./!+=@][a-z0-9]+)+$/;
/** Values that are none, whatever the name says: switches, numbers, dates, references, paths, addresses, templates. */
const HARMLESS =
    /^$|^(true|false|yes|no|none|null|auto|required|optional|enabled|disabled|seconds|minutes|hours|days)$|^\d{1,6}$|^\d{4}-\d\d-\d\d|^arn:|^[./~]|^[$<{%]|^https?:\/\//i;
const CONSTANT = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
/** Long runs of mixed characters, as generators make them. */
const RANDOM = /^(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z])[\w+/=-]{20,}$|^[0-9a-f]{32,}$/;

/** Addresses to post to, which are a secret when a part of them was made at random. */
const WEBHOOK = /webhook(_?(url|uri|address|endpoint|link))?$/i;
const WEBHOOK_VALUE = /^https?:\/\/[^/]+\/(.*\/)?(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{8,}/i;

/** Keys that name something or that everybody sees: those of a page among them, whatever bundler they are for. */
const PUBLIC_KEY =
    /(public|kms|site|publishable)_?key$|^(next_public|vite|react_app|public|gatsby|vue_app|expo_public)_/i;

/** Whether something of this name is a secret. */
export function isSecretName(name: string): boolean {
    const plain = name.replace(/[-.\s:]/g, "_");
    return SECRET_NAME.test(plain) && !IDENTIFIER.test(plain);
}

/** Whether a value under such a name is the secret itself, and not a switch, a reference, or the name of a stored secret. */
function isSecretValue(name: string, value: string): boolean {
    if (HARMLESS.test(value)) return false;
    const stored = /(secret|credential)s?$/i.test(name) && !VALUE_SECRET.test(name.replace(/[-.\s:]/g, "_"));
    return !(stored && STORED_NAME.test(value) && value.split(/[-_./!+=@]/).every((word) => !RANDOM.test(word)));
}

/** Whether a name and a value look like a secret together: by the name, or a key of an unknown kind that is random. */
export function isSecretPair(name: string, value: string): boolean {
    if (isSecretName(name)) return isSecretValue(name, value);
    if (WEBHOOK.test(name)) return WEBHOOK_VALUE.test(value);
    return /key$/i.test(name) && !PUBLIC_KEY.test(name) && RANDOM.test(value);
}

/** Whether a property that is named like a secret holds only a word of AWS's vocabulary. */
export function isVocabulary(value: string): boolean {
    return CONSTANT.test(value) || /^(bearer|basic|header|body|query)$/i.test(value);
}
