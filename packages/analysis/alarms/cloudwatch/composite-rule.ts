import type { AlarmState } from "./alarm-state";
import { NotUnderstood } from "./syntax";

/** The state of an alarm by its name or ARN; undefined when it is not known. */
export type States = (alarm: string) => AlarmState | undefined;

/** A rule of a composite alarm, with the alarms that it names. */
export interface CompositeRule {
    readonly alarms: readonly string[];
    /** @throws NotUnderstood when the state of an alarm is not known. */
    holds(states: States): boolean;
}

const TOKEN = /\s*(ALARM|OK|INSUFFICIENT_DATA|AND|OR|NOT|TRUE|FALSE|\(|\))/y;
const STATE_WORDS: readonly string[] = ["ALARM", "OK", "INSUFFICIENT_DATA"] satisfies readonly AlarmState[];
type Test = (states: States) => boolean;

/**
 * Parses a rule such as `ALARM("a") AND NOT (OK(b) OR FALSE)`.
 * @throws NotUnderstood
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
export function parseRule(text: string): CompositeRule {
    const parser = new RuleParser(text);
    const holds = parser.either();
    if (!parser.done) throw new NotUnderstood(`the rule ${text} is not understood`);
    return { alarms: parser.alarms, holds };
}

class RuleParser {
    readonly alarms: string[] = [];
    private at = 0;

    constructor(private readonly text: string) {}

    get done(): boolean {
        return this.text.slice(this.at).trim() === "";
    }

    either(): Test {
        const tests = [this.both()];
        while (this.take("OR")) tests.push(this.both());
        return (states) => tests.some((test) => test(states));
    }

    private both(): Test {
        const tests = [this.single()];
        while (this.take("AND")) tests.push(this.single());
        return (states) => tests.every((test) => test(states));
    }

    private single(): Test {
        if (this.take("NOT")) {
            const test = this.single();
            return (states) => !test(states);
        }
        if (this.take("TRUE")) return () => true;
        if (this.take("FALSE")) return () => false;
        const state = STATE_WORDS.find((word) => this.take(word));
        if (state !== undefined) return this.stateOf(state);
        if (!this.take("(")) throw new NotUnderstood(`the rule ${this.text} is not understood`);
        const inner = this.either();
        if (!this.take(")")) throw new NotUnderstood(`a parenthesis of the rule ${this.text} is not closed`);
        return inner;
    }

    /** The name stands in parentheses, with quotes or without. */
    private stateOf(wanted: string): Test {
        const match = /^\s*\(\s*(?:"([^"]*)"|'([^']*)'|([^()\s]+))\s*\)/.exec(this.text.slice(this.at));
        const alarm = match?.[1] ?? match?.[2] ?? match?.[3];
        if (match === null || alarm === undefined) throw new NotUnderstood(`the rule ${this.text} names no alarm`);
        this.at += match[0].length;
        this.alarms.push(alarm);
        return (states) => {
            const state = states(alarm);
            if (state === undefined) throw new NotUnderstood(`the state of ${alarm} is not known`);
            return state === wanted;
        };
    }

    private take(word: string): boolean {
        TOKEN.lastIndex = this.at;
        const match = TOKEN.exec(this.text);
        if (match?.[1] !== word) return false;
        this.at = TOKEN.lastIndex;
        return true;
    }
}
