import { matchesGlob } from "@platform/aws-model/identity";
import { nameOf } from "@platform/aws-model/urn";
import type { Exemption } from "./exemption";
import type { ExemptionStatus, Policy } from "./policy";

/** Exemptions last no longer than this; renewing one is a decision of its own. */
const MAX_DAYS = 366;
const DAY_MS = 86_400_000;

/** What is wrong with an exemption; empty if it is in force. */
export function exemptionProblems(exemption: Exemption, policies: readonly Policy[], today: Date): string[] {
    const policy = policies.find(({ name }) => name === exemption.policy);
    const end = Date.parse(`${exemption.expires}T23:59:59Z`);
    const name = nameOf(exemption.urn);
    return [
        ...(policy ? [] : ["names no policy of this pack"]),
        ...(policy?.exemptible === false ? ["names a rule that cannot be exempted"] : []),
        ...(/[^*]/.test(name) ? [] : ["has a URN pattern without a resource name"]),
        ...(exemption.reason.trim().length < 10 ? ["gives no reason"] : []),
        ...(exemption.owner.trim() === "" ? ["has no owner"] : []),
        ...expiryProblems(exemption.expires, end, today),
    ];
}

function expiryProblems(expires: string, end: number, today: Date): string[] {
    const exists = !Number.isNaN(end) && new Date(end).toISOString().startsWith(expires);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(expires) || !exists) return ["has no expiry date of the form YYYY-MM-DD"];
    if (end < today.getTime()) return [`expired on ${expires}`];
    return end - today.getTime() > MAX_DAYS * DAY_MS ? [`lasts longer than a year (until ${expires})`] : [];
}

/** Which exemptions were needed in this run. Those in force lift findings; the others have no effect. */
export class ExemptionLedger {
    private readonly used = new Map<Exemption, Set<string>>();
    private readonly problems: ReadonlyMap<Exemption, readonly string[]>;

    constructor(
        exemptions: readonly Exemption[],
        private readonly policies: readonly Policy[],
        today: Date,
    ) {
        this.problems = new Map(exemptions.map((each) => [each, exemptionProblems(each, policies, today)]));
    }

    /** Whether a finding is lifted; remembers that the exemption was needed. */
    lifts(policy: string, urn: string | undefined): boolean {
        if (urn === undefined) return false;
        const inForce = [...this.problems].flatMap(([exemption, problems]) =>
            problems.length === 0 ? [exemption] : [],
        );
        const exemption = inForce.find((each) => each.policy === policy && matchesGlob(each.urn, urn));
        if (exemption === undefined) return false;
        const urns = this.used.get(exemption) ?? new Set();
        this.used.set(exemption, urns.add(urn));
        return true;
    }

    /** All exemptions. Those for resource policies were judged only if the run showed the resources' inputs. */
    status(sawResources: boolean): readonly ExemptionStatus[] {
        return [...this.problems].map(([exemption, problems]) => {
            const policy = this.policies.find(({ name }) => name === exemption.policy);
            const judged = policy?.scope === "stack" || sawResources;
            return { exemption, problems, uses: judged ? (this.used.get(exemption)?.size ?? 0) : undefined };
        });
    }
}
