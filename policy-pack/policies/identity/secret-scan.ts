import { gunzipSync } from "node:zlib";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";
import { deferred, type PolicyFinding } from "../../lib/finding";
import { exposed, holdsSecret, judgeVariable, scriptHoldsSecret } from "./secret-looks";
import { isSecretPair, isVocabulary } from "./secret-names";

/** What the program calls things by, values that only tell when to act again, and documents of IAM. */
const SKIPPED = /^(tags|tagsAll|triggers|keepers|name|namePrefix|description)$|polic(y|ies)$/i;
/** Lists of words and texts that a shell or an agent runs. */
const SCRIPTS =
    /^(user_?data(base64)?|commands?|entry_?points?|args|buildspec|data|script|input|inputTemplate|runCommands?)$/i;
const USER_DATA = /^user_?data/i;
/** Maps of variables, of build arguments and of options of a log driver; what stands in them is shown to whoever may describe them. */
const MAPS =
    /^(variables|buildArgs|environment|environments|environmentVariables|runtimeEnvironmentVariables|options)$/i;
const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;
/** Where JSON text has all of these places in it. */
const CONTAINERS = "containerDefinitions";
/** Properties that ask for a new value each time, and are no key to anything. */
const ONCE = /^(client|clientRequest|idempotency|creation|next|caller)_?token$/i;

/** What a check finds in a resource's properties, wherever secrets can stand. `instead` says what to use for a place. */
export class SecretScan {
    constructor(
        private readonly resource: Resource,
        private readonly instead: (path: string) => string,
    ) {}

    /** The findings about a property, and everything in it. `shown`: whether it is a place that describe calls show. */
    visit(name: string, value: Value, shown = MAPS.test(name) || SCRIPTS.test(name)): readonly PolicyFinding[] {
        if (value.state === "absent" || SKIPPED.test(name)) return [];
        if (name === CONTAINERS && value.state === "unknown")
            return [this.later(value, "values that the program sets")];
        if (SCRIPTS.test(name)) return value.secret ? [this.exposed(value)] : this.script(name, value);
        const keys = value.keys();
        if (keys.length > 0) return this.object(name, value, keys, shown);
        const items = value.items();
        if (items.length !== 1 || items[0] !== value) return items.flatMap((item) => this.visit(name, item, shown));
        return this.leaf(name, value, shown);
    }

    private object(name: string, value: Value, keys: readonly string[], shown: boolean): readonly PolicyFinding[] {
        const key = (wanted: string) => [wanted, capital(wanted)].find((spelling) => keys.includes(spelling));
        const [label, content] = [key("name") ?? key("key"), key("value")];
        if (label === undefined || content === undefined)
            return keys.flatMap((each) => this.visit(each, value.at(each), shown || MAPS.test(each)));
        // A name and its value; a build says with a third property where else the value comes from.
        const [text, kind] = [value.at(label).text(), value.at(key("type") ?? "type").text()];
        if (kind.state === "known" && /SECRETS_MANAGER|PARAMETER_STORE/.test(kind.value)) return [];
        const place = value.at(content);
        return judgeVariable(
            this.resource,
            text.state === "known" ? text.value : name,
            place,
            this.instead(place.path),
        );
    }

    private leaf(name: string, value: Value, shown: boolean): readonly PolicyFinding[] {
        const text = value.text();
        if (name === CONTAINERS && value.secret) return [this.exposed(value)];
        if (shown) return judgeVariable(this.resource, name, value, this.instead(value.path));
        if (text.state !== "known" || value.secret) return [];
        if (/^\s*[{[]/.test(text.value)) {
            const parsed = value.json();
            if (parsed.state === "known") return this.visit(name, parsed, false);
        }
        const typed = isSecretPair(name, text.value) && !isVocabulary(text.value) && !ONCE.test(name);
        return typed || holdsSecret(text.value) ? [this.exposed(value)] : [];
    }

    /** A text, or the words of a command: an option and its value are two words of it. */
    private script(name: string, value: Value): readonly PolicyFinding[] {
        const parsed = value.json();
        if (parsed.keys().length > 0) return this.object(name, parsed, parsed.keys(), false);
        const words = value.items().map((item) => item.text());
        if (value.state === "unknown")
            return USER_DATA.test(name) ? [this.later(value, "a script that the program writes")] : [];
        if (words.length === 0) return [];
        const line = words.map((word) => (word.state === "known" ? word.value : "$")).join(" ");
        const texts = USER_DATA.test(name) ? [line, decoded(line)] : [line];
        const nested = value.items().filter((item) => item.keys().length > 0);
        return [
            ...(texts.some(scriptHoldsSecret) ? [this.exposed(value)] : []),
            ...nested.flatMap((item) => this.object(name, item, item.keys(), false)),
        ];
    }

    private exposed({ path }: Value): PolicyFinding {
        return exposed(this.resource, path, this.instead(path));
    }

    private later({ path }: Value, decidedBy: string): PolicyFinding {
        return deferred(this.resource, path, decidedBy);
    }
}

function capital(word: string): string {
    return word.charAt(0).toUpperCase() + word.slice(1);
}

function decoded(text: string): string {
    if (!BASE64.test(text)) return "";
    const bytes = Buffer.from(text, "base64");
    const compressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
    try {
        return (compressed ? gunzipSync(bytes) : bytes).toString("utf8");
    } catch {
        return ""; // not what it begins as; EC2 could not run it either
    }
}
