import { isDeepStrictEqual } from "node:util";
import type { Exemption } from "../../../policy-pack/lib/exemption";
import type { CheckContext, Policy } from "../../../policy-pack/lib/policy";
import { Session } from "../../../policy-pack/lib/session";
import { policies } from "../../../policy-pack/policies";
import { defaultsOf } from "@platform/aws-model/setting";
import { defaultSettings, type Settings } from "@platform/aws-model/settings";
import { TODAY } from "./pack-mutants";

const APPROVAL = "approved-types-only";

/** What the pack is told about a stack. */
export interface Told {
    readonly settings?: Partial<Settings>;
    readonly exemptions?: readonly Exemption[];
    readonly approved?: readonly string[];
}

/** What the checks of one run get besides what they judge. */
class Surroundings {
    readonly settings: Settings;
    readonly session: Session;
    private readonly exemptions: CheckContext["exemptions"];
    private readonly approved: readonly string[];
    private readonly contexts = new Map<Policy, CheckContext>();

    constructor({ settings, exemptions = [], approved = [] }: Told) {
        this.settings = { ...defaultSettings, ...settings };
        this.session = new Session(policies, { settings: this.settings, today: TODAY, exemptions });
        this.exemptions = this.session.ledger.status(true);
        this.approved = approved;
    }

    of(policy: Policy): CheckContext {
        const known = this.contexts.get(policy) ?? this.contextOf(policy);
        this.contexts.set(policy, known);
        return known;
    }

    private contextOf({ name, config = {} }: Policy): CheckContext {
        const { settings, exemptions } = this;
        const approved = name === APPROVAL ? { additionalTypes: this.approved } : {};
        return { settings, config: { ...defaultsOf(config), ...approved }, exemptions };
    }
}

const surroundings = new WeakMap<Told, Surroundings>();

/** The same for all runs of which the same is told. */
export function surroundingsOf(told: Told): Surroundings {
    const known = surroundings.get(told) ?? new Surroundings(told);
    surroundings.set(told, known);
    return known;
}

const NOTHING: ReadonlySet<string> = new Set();

/** What differs of it: settings by name, and `exemptions`. */
export function toldDifferently(one: Told, other: Told): ReadonlySet<string> {
    if (one === other) return NOTHING;
    const [before, after] = [contents(one), contents(other)];
    return new Set(Object.keys(before).filter((key) => !isDeepStrictEqual(before[key], after[key])));
}

function contents({ settings, exemptions = [], approved = [] }: Told): Readonly<Record<string, unknown>> {
    return { ...defaultSettings, ...settings, exemptions, additionalTypes: approved };
}
