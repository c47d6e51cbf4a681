/** A metric math expression, parsed. */
export type Node =
    | { readonly kind: "number"; readonly value: number }
    | { readonly kind: "string"; readonly value: string }
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "list"; readonly items: readonly Node[] }
    | { readonly kind: "call"; readonly name: string; readonly args: readonly Node[] }
    | { readonly kind: "negative"; readonly of: Node }
    | { readonly kind: "binary"; readonly operator: string; readonly left: Node; readonly right: Node };

/** Something in an expression or rule that is not understood. Whatever stands on it is unknown, never guessed. */
export class NotUnderstood extends Error {}

const TOKEN =
    /\s*(?:(\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)|("[^"]*"|'[^']*')|([A-Za-z_]\w*)|(==|!=|<=|>=|&&|\|\||[-+*/^<>(),[\]]))/y;
/** Binary operators from the loosest to the tightest. */
const LEVELS: readonly (readonly string[])[] = [
    ["OR", "||"],
    ["AND", "&&"],
    ["==", "!=", "<=", ">=", "<", ">"],
    ["+", "-"],
    ["*", "/"],
    ["^"],
];

/**
 * Parses metric math.
 * @throws NotUnderstood
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function parseExpression(text: string): Node {
    const parser = new Parser(tokens(text));
    const node = parser.binary(0);
    if (parser.peek() !== undefined) throw new NotUnderstood(`${text}: ${parser.peek() ?? ""} is not expected`);
    return node;
}

/** The words, numbers, strings and signs of a text. @throws NotUnderstood */
export function tokens(text: string): readonly string[] {
    const found: string[] = [];
    TOKEN.lastIndex = 0;
    for (let end = 0; text.slice(end).trim() !== ""; end = TOKEN.lastIndex) {
        TOKEN.lastIndex = end;
        const match = TOKEN.exec(text);
        if (match === null) throw new NotUnderstood(`${text}: "${text.slice(end).trim()}" is not understood`);
        found.push(match[0].trim());
    }
    return found;
}

class Parser {
    private at = 0;

    constructor(private readonly tokens: readonly string[]) {}

    peek(): string | undefined {
        return this.tokens[this.at];
    }

    binary(level: number): Node {
        const operators = LEVELS[level];
        if (operators === undefined) return this.unary();
        let left = this.binary(level + 1);
        for (
            let operator = this.peek();
            operator !== undefined && operators.includes(operator);
            operator = this.peek()
        ) {
            this.at++;
            left = { kind: "binary", operator, left, right: this.binary(level + 1) };
        }
        return left;
    }

    private unary(): Node {
        return this.take("-") ? { kind: "negative", of: this.unary() } : this.primary();
    }

    private primary(): Node {
        const token = this.peek() ?? "the end";
        this.at++;
        if (/^\d/.test(token)) return { kind: "number", value: Number(token) };
        if (/^["']/.test(token)) return { kind: "string", value: token.slice(1, -1) };
        if (token === "[") return { kind: "list", items: this.items("]") };
        if (token === "(") {
            const inner = this.binary(0);
            if (!this.take(")")) throw new NotUnderstood("a parenthesis is not closed");
            return inner;
        }
        if (!/^[A-Za-z_]/.test(token)) throw new NotUnderstood(`${token} is not expected`);
        return this.take("(") ? { kind: "call", name: token, args: this.items(")") } : { kind: "name", name: token };
    }

    private items(end: string): readonly Node[] {
        const items: Node[] = [];
        while (!this.take(end)) {
            items.push(this.binary(0));
            if (this.peek() !== end && !this.take(",")) throw new NotUnderstood(`${end} is missing`);
        }
        return items;
    }

    private take(token: string): boolean {
        const found = this.peek() === token;
        if (found) this.at++;
        return found;
    }
}
