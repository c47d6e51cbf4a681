import { ROLE } from "./documents";
import type { Mutant } from "./mutant";
import { adds, killedBy, sets, unsets } from "./shorthands";
import type { StackEdit } from "./stack-edit";

const once = killedBy("account-singletons");
const bounded = killedBy("boundary-on-roles");
const role = (stack: StackEdit) => stack.one(ROLE);

/** Mutants about what an account has once, and about what holds its roles. */
export const accountMutants: readonly Mutant[] = [
    once("a threat detector of an app's own", adds("aws:guardduty/detector:Detector", { enable: true })),
    once("encryption by default, turned on by an app", adds("aws:ebs/encryptionByDefault:EncryptionByDefault")),
    once("a second hub for findings", adds("aws:securityhub/account:Account", { enableDefaultStandards: false })),
    bounded("a role without the boundary", unsets(role, "permissionsBoundary")),
    bounded(
        "a role that another policy bounds",
        sets(role, { permissionsBoundary: "arn:aws:iam::aws:policy/AdministratorAccess" }),
    ),
];
