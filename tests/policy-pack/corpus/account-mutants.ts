import { ROLE } from "./documents";
import { baseline } from "./extras/audit";
import { extraOf } from "./extras/extra";
import type { Mutant } from "./mutant";
import { adds, killedBy, sets, unsets } from "./shorthands";
import type { StackEdit } from "./stack-edit";

const once = killedBy("account-singletons");
const bounded = killedBy("boundary-on-roles");
const complete = killedBy("baseline-complete", baseline);
const without = (type: string) => (stack: StackEdit) => {
    stack.remove(extraOf(stack, type));
};
const role = (stack: StackEdit) => stack.one(ROLE);

/** Mutants about what an account has once, and about what holds its roles. */
export const accountMutants: readonly Mutant[] = [
    once("a threat detector of an app's own", adds("aws:guardduty/detector:Detector", { enable: true })),
    once("encryption by default, turned on by an app", adds("aws:ebs/encryptionByDefault:EncryptionByDefault")),
    once("a second hub for findings", adds("aws:securityhub/account:Account", { enableDefaultStandards: false })),
    complete("an account without a trail", without("aws:cloudtrail/trail:Trail")),
    complete("an account whose vulnerabilities nobody looks for", without("aws:inspector2/enabler:Enabler")),
    complete("an account without a detector", without("aws:guardduty/detector:Detector")),
    complete("an account whose volumes may be plain", without("aws:ebs/encryptionByDefault:EncryptionByDefault")),
    bounded("a role without the boundary", unsets(role, "permissionsBoundary")),
    bounded(
        "a role that another policy bounds",
        sets(role, { permissionsBoundary: "arn:aws:iam::aws:policy/AdministratorAccess" }),
    ),
];
