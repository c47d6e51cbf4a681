import { z } from "zod";
import { account } from "../account/block";
import { managementAccounts } from "../account/management-accounts";
import { administrators } from "../account/organization";
import type { StackDraft } from "../shared/block/block";
import { invalid, listed, type ConfigProblem, type KeyPath } from "../shared/block/problems";
import { slug } from "../shared/slug";
import type { IdentityCenterConfig, PermissionSetConfig } from "./schema";

/** A stack that a permission set names. */
interface NamedStack {
    readonly path: KeyPath;
    readonly stack: string;
    readonly set: PermissionSetConfig;
    /** Accounts that its file names; undefined where there is no file. */
    readonly accountIds: readonly string[] | undefined;
}

function namedStacks({ permissionSets }: IdentityCenterConfig, draft: StackDraft): readonly NamedStack[] {
    return Object.entries(permissionSets).flatMap(([name, set]) =>
        set.stacks.map((stack, index) => ({
            path: ["platform:identityCenter", "permissionSets", name, "stacks", index],
            ...{ stack, set, accountIds: draft.factsOf(stack)?.accountIds },
        })),
    );
}

/** Two stacks would each take away what the other assigns. */
export function* checkElsewhere(_: IdentityCenterConfig, draft: StackDraft): Iterable<ConfigProblem> {
    for (const [stack] of draft.inOtherStacks("identityCenter", z.object({}))) {
        const statement = `stack "${stack}" has it already; allowed in one stack of the project`;
        yield { path: ["platform:identityCenter"], statement, fix: "Remove it from" };
    }
}

export function* checkAccounts(config: IdentityCenterConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const managements = managementAccounts(draft).map(([, accountId]) => accountId);
    for (const { path, stack, accountIds } of namedStacks(config, draft)) {
        if (accountIds === undefined) {
            yield invalid(path, stack, `a stack of the project: there is no Pulumi.${stack}.yaml`);
        } else if (accountIds.length !== 1) {
            const allowed = `a stack in exactly one account: aws:allowedAccountIds of Pulumi.${stack}.yaml names ${accountIds.length}`;
            yield invalid(path, stack, allowed);
        } else if (accountIds.some((id) => managements.includes(id) && !draft.accountIds.includes(id))) {
            const allowed =
                "a stack of another account: permission sets of the management account are made from there alone";
            yield invalid(path, stack, allowed, "Remove it from");
        }
    }
}

/** Identity Center knows an account's own policies by their names, and refuses those that are not there. */
export function* checkBaselines(config: IdentityCenterConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const covered = accountsWithBaseline(draft);
    for (const { path, stack, set, accountIds = [] } of namedStacks(config, draft)) {
        if (set.rights !== "administrators" && accountIds.some((id) => !covered.includes(id))) {
            const allowed =
                "a stack whose account has platform:account in one of its stacks, which makes the policies that the permission set names";
            yield invalid(path, stack, allowed, "Add the block to that stack, or change it in");
        }
    }
}

/** Names that AWS keeps for itself. @see https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_CreateGroup.html */
const reservedGroups = ["Administrator", "AWSAdministrators"];

/** Groups are made by names of which Pulumi's resources have a part. */
export function* checkGroups({ createGroups, permissionSets }: IdentityCenterConfig): Iterable<ConfigProblem> {
    const known = new Map<string, string>();
    for (const [name, { group }] of createGroups ? Object.entries(permissionSets) : []) {
        const path = ["platform:identityCenter", "permissionSets", name, "group"];
        const other = known.get(slug(group)) ?? group;
        known.set(slug(group), other);
        if (reservedGroups.includes(group)) {
            yield invalid(path, group, `other names than ${listed(reservedGroups, "and")}, which AWS keeps for itself`);
        } else if (other !== group) {
            const allowed = `the name "${other}", which it is like, or one that differs by more than capitals and special characters`;
            yield invalid(path, group, allowed);
        }
    }
}

/** An administrator whom nobody hears of is no emergency's. */
export function* checkWatched(config: IdentityCenterConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const covered = accountsWithTrail(draft);
    for (const { path, stack, set, accountIds = [] } of namedStacks(config, draft)) {
        if (set.rights === "administrators" && covered !== "all" && accountIds.some((id) => !covered.includes(id))) {
            const allowed =
                "a stack whose account has a trail, of platform:account there or of the organization: its alarm tells of each use";
            yield invalid(path, stack, allowed);
        }
    }
}

const leavesOut = z.object({ leftOut: z.record(z.string(), z.unknown()).default({}) });

function accountsWithBaseline(draft: StackDraft): readonly string[] {
    const others = draft
        .inOtherStacks("account", z.object({}))
        .flatMap(([stack]) => draft.factsOf(stack)?.accountIds ?? []);
    return [...others, ...(draft.mentions(account) ? draft.accountIds : [])];
}

function accountsWithTrail(draft: StackDraft): readonly string[] | "all" {
    const own = draft.block(account);
    const trails = draft
        .inOtherStacks("account", leavesOut)
        .filter(([, { leftOut }]) => leftOut["trail"] === undefined);
    const ofOrganization = draft.inOtherStacks("account", administrators).map(([stack]) => stack);
    const ownTrail = draft.mentions(account) && own?.leftOut.trail === undefined;
    if ((ownTrail && own?.organization !== undefined) || trails.some(([stack]) => ofOrganization.includes(stack))) {
        return "all";
    }
    const others = trails.flatMap(([stack]) => draft.factsOf(stack)?.accountIds ?? []);
    return [...others, ...(ownTrail ? draft.accountIds : [])];
}
