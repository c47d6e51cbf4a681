import { hasIdentity } from "@platform/aws-model/identity";
import { setting } from "@platform/aws-model/setting";
import { ACCOUNT_SINGLETONS } from "@platform/aws-model/types";
import { violation } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";

const config = {
    owners: setting("Who makes what an account has once: type patterns of components or URN patterns.", [
        "platform:account:*",
        "platform:delivery:*",
        "platform:events:*",
        "platform:images:*",
        "platform:organization:*",
    ]),
};

/** The stack files are compared for the blocks that make these; whoever makes one elsewhere is seen by nobody. */
export const accountSingletons = resourcePolicy<typeof config>({
    name: "account-singletons",
    description:
        "What AWS has once in an account or region must be made by the components that are made once in an account.",
    why: "AWS refuses the second one in the middle of an update, or hands both stacks the same: what one takes out, the other has lost.",
    level: "mandatory",
    severity: "high",
    controls: {},
    remediation:
        "Make it in components/account, in the one stack of the account that has the block; import what exists already.",
    url: "https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html",
    config,
    types: ACCOUNT_SINGLETONS,
    check: (resource, { config: { owners } }) =>
        hasIdentity(resource.urn, owners)
            ? []
            : [
                  violation(resource, {
                      found: "is made outside of the account's components",
                      required: `a place below ${owners.join(" or ")}`,
                      fix: "move it there, or add its component to owners in the configuration of this policy",
                  }),
              ],
});
