/**
 * Whether an event matches a filter pattern of CloudWatch Logs for JSON, as far as the trail's alarms use these: `=` and `!=` with texts
 * and wildcards, `NOT EXISTS`, `IS FALSE`, `&&`, `||`, parentheses.
 *
 * @param missingDiffers What `!=` says of a property that is not there, which AWS's documentation leaves open.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function matches(pattern: string, event: object, missingDiffers: boolean): boolean {
    const token = /\s*(&&|\|\||[(){}]|!=|=|NOT EXISTS|IS FALSE|"[^"]*"|\$[\w.]+)\s*/y;
    const tokens: string[] = [];
    while (token.lastIndex < pattern.length) {
        const [, found] = token.exec(pattern) ?? [];
        if (found === undefined) throw new Error(`what is this pattern? ${pattern}`);
        tokens.push(found);
    }
    let at = 0;
    const next = () => tokens[at++] ?? "";
    const expect = (token: string) => {
        if (next() !== token) throw new Error(`no ${token} before ${tokens.slice(at).join(" ")}`);
    };
    // Both sides are read in any case: what is not asked for has to be right as well.
    const either = (): boolean => {
        let result = both();
        while (tokens[at] === "||") {
            at += 1;
            result = both() || result;
        }
        return result;
    };
    const both = (): boolean => {
        let result = term();
        while (tokens[at] === "&&") {
            at += 1;
            result = term() && result;
        }
        return result;
    };
    const term = (): boolean => {
        if (tokens[at] === "(") {
            at += 1;
            const inner = either();
            expect(")");
            return inner;
        }
        const value = valueAt(event, next());
        const operator = next();
        if (operator === "NOT EXISTS") return value === undefined;
        if (operator === "IS FALSE") return value === false;
        const equal = globOf(next()).test(String(value));
        if (value === undefined) return operator === "!=" && missingDiffers;
        return (operator === "=") === equal;
    };
    expect("{");
    const result = either();
    expect("}");
    return result;
}

function valueAt(event: object, selector: string): unknown {
    return selector
        .split(".")
        .slice(1)
        .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key], event);
}

function globOf(quoted: string): RegExp {
    const literals = quoted.slice(1, -1).split("*");
    return new RegExp(`^${literals.map((text) => text.replace(/[\\^$.|?+()[\]{}]/g, "\\$&")).join(".*")}$`);
}
