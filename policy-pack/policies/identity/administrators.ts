import { setting } from "@platform/aws-model/setting";

/** Whom `no-escalation` and `iam-no-star` leave to `deploy-role-bounded`, and whose roles `boundary-on-roles` lets be. */
export const administrators = setting(
    "Who may change policies, roles and network rules, within a boundary: type patterns of components or URN patterns.",
    ["platform:delivery:*", "urn:pulumi:*::platform:account:*$aws:iam/policy:Policy::*-people-boundary"],
);
