import { organization } from "./extras/organization";
import { extraOf } from "./extras/extra";
import type { Mutant } from "./mutant";
import { adds, control, killedBy, sets } from "./shorthands";
import type { StackEdit } from "./stack-edit";

const part = (type: string) => (stack: StackEdit) => extraOf(stack, `aws:organizations/${type}`);
const account = part("account:Account");
const policy = part("policy:Policy");
const attachment = part("policyAttachment:PolicyAttachment");
const unprotected = (find: (stack: StackEdit) => ReturnType<typeof account>) => (stack: StackEdit) => {
    find(stack).options = {};
};
const statements = (...Statement: readonly object[]) => ({ content: JSON.stringify({ Statement }) });

const kept = killedBy("organization-protected", organization);
const rail = killedBy("scp-not-empty", organization);

/** How an organization is lost by mistake, and guard rails that are none. */
export const organizationMutants: readonly Mutant[] = [
    kept("an organization that a mistake deletes", unprotected(part("organization:Organization"))),
    kept("a unit that a mistake deletes", unprotected(part("organizationalUnit:OrganizationalUnit"))),
    kept("an account that a mistake takes out of the organization", unprotected(account)),
    kept("an account that closes with a line of a file", sets(account, { closeOnDeletion: true })),
    kept("guard rails that a mistake lifts", unprotected(attachment)),
    rail(
        "a guard rail that takes nothing away",
        sets(policy, statements({ Effect: "Allow", Action: "*", Resource: "*" })),
    ),
    rail("a guard rail without a statement", sets(policy, statements())),
    rail("a guard rail that is attached to nothing", (stack) => {
        stack.remove(attachment(stack));
    }),
    killedBy("no-ignore-changes", organization)("a guard rail that is changed by hand", (stack) => {
        policy(stack).options = { ignoreChanges: ["content"] };
    }),
    killedBy("approved-types-only")(
        "an account that an app makes",
        adds("aws:organizations/account:Account", { name: "own", email: "aws+own@example.gov" }),
    ),
    control(
        "a guard rail that also allows what it does not deny",
        sets(
            policy,
            statements(
                { Effect: "Allow", Action: "*", Resource: "*" },
                { Effect: "Deny", Action: "iam:CreateUser", Resource: "*" },
            ),
        ),
        organization,
    ),
];
