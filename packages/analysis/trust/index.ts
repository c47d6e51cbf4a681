import type { Analysis } from "../analysis";
import { peopleRightsOf } from "./people";
import { trustSection } from "./section";
import { sharingsOf } from "./sharing";
import { takersOf } from "./takers";

/** Who outside of the stack's account may take its roles or use its resources, and what people may do by Identity Center. */
export const analyze: Analysis = (plan) => {
    const allowed = plan.config.get("aws:allowedAccountIds");
    const ownAccounts = Array.isArray(allowed) ? allowed.map(String) : [];
    return trustSection({
        ...{ takers: takersOf(plan, ownAccounts), people: peopleRightsOf(plan) },
        ...{ sharings: sharingsOf(plan, ownAccounts), ownAccounts },
    });
};
