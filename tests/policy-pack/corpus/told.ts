import type { Exemption } from "../../../policy-pack/lib/exemption";
import type { CheckContext, Policy } from "../../../policy-pack/lib/policy";
import { Session } from "../../../policy-pack/lib/session";
import { policies } from "../../../policy-pack/policies";
import { defaultSettings, type Settings } from "@platform/aws-model/settings";
import { context } from "../harness/views";
import { TODAY } from "./pack-mutants";

const APPROVAL = "approved-types-only";

/** What the pack is told about a stack. */
export interface Told {
    readonly settings?: Partial<Settings>;
    readonly exemptions?: readonly Exemption[];
    readonly approved?: readonly string[];
    /** Whether what a preview leaves to the update counts; it does unless said otherwise. */
    readonly deferred?: boolean;
}

/** What the checks of one run get besides what they judge. */
export class Surroundings {
    readonly settings: Settings;
    readonly session: Session;
    private readonly approved: readonly string[];

    constructor({ settings, exemptions = [], approved = [] }: Told) {
        this.settings = { ...defaultSettings, ...settings };
        this.session = new Session(policies, { settings: this.settings, today: TODAY, exemptions });
        this.approved = approved;
    }

    of(policy: Policy): CheckContext {
        const config = policy.name === APPROVAL ? { additionalTypes: this.approved } : {};
        return {
            ...context({ settings: this.settings, config }, policy),
            exemptions: this.session.ledger.status(true),
        };
    }
}
