import { z } from "zod";
import { managementAccounts } from "../account/management-accounts";
import { defineBlock, type StackDraft } from "../shared/block/block";
import { invalid, invalidName, listed, type ConfigProblem, type KeyPath } from "../shared/block/problems";
import { guardRails, longestGuardRail, longestOf } from "./guard-rails";
import { organizationSchema, type OrganizationBlock } from "./schema";

const path: KeyPath = ["platform:organization"];

export const organization = defineBlock({
    key: "organization",
    schema: organizationSchema,
    checks: [checkAlone, checkPlace, checkAccounts, checkRegions, checkLength],
});

/** Characters. @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html */
const longestAccountName = 50;

/** Blocks whose code or people would own the organization. */
const apps = ["services", "ec2Apps", "functions", "cluster", "delivery"];

/** Whoever can deploy an app could change every account. */
function* checkAlone(_: OrganizationBlock, draft: StackDraft): Iterable<ConfigProblem> {
    for (const key of apps.filter((each) => draft.namesIn({ key: each }).length > 0)) {
        const statement = `the stack has ${key} as well; allowed in a stack without: whoever deploys there would own the organization`;
        yield { path, statement, fix: "Remove one of them from" };
    }
    for (const [stack] of draft.inOtherStacks("organization", z.object({}))) {
        const statement = `stack "${stack}" has it already; allowed in one stack of the project`;
        yield { path, statement, fix: "Remove it from" };
    }
}

/** AWS would make another organization, of whichever account the stack is in. */
function* checkPlace(_: OrganizationBlock, draft: StackDraft): Iterable<ConfigProblem> {
    for (const [stack, accountId] of managementAccounts(draft)) {
        if (!draft.accountIds.includes(accountId)) {
            const statement = `by stack "${stack}" the management account is ${accountId}, which aws:allowedAccountIds does not name; allowed in a stack of that account`;
            yield { path, statement, fix: "Set it, or remove the block, in" };
        }
    }
}

function* checkAccounts(config: OrganizationBlock, draft: StackDraft): Iterable<ConfigProblem> {
    const { accounts, existing, units, administrator } = config;
    const names = [...new Set([...Object.keys(accounts), ...Object.keys(existing)])];
    if (!names.includes(administrator)) {
        const allowed = names.length === 0 ? "the name of an account, of which there is none" : listed(names, "or");
        yield invalid([...path, "administrator"], administrator, allowed);
    }
    const owners = new Map<string, string>();
    const room = longestAccountName - `${projectOf(draft)}-`.length;
    for (const [name, { email, unit }] of Object.entries(accounts)) {
        if (name.length > room) {
            const allowed = `a name of at most ${room} characters: AWS takes ${longestAccountName}, and the project's stands before it`;
            yield invalidName([...path, "accounts", name], allowed);
        }
        const owner = owners.get(email.toLowerCase());
        owners.set(email.toLowerCase(), name);
        if (owner !== undefined) {
            yield invalid(
                [...path, "accounts", name, "email"],
                email,
                `an address of its own: account "${owner}" has this one`,
            );
        }
        if (unit !== undefined && !units.includes(unit)) {
            const allowed = units.length === 0 ? "one of units, of which there is none" : listed(units, "or");
            yield invalid([...path, "accounts", name, "unit"], unit, allowed);
        }
        if (name in existing) {
            yield invalid(
                [...path, "existing", name],
                existing[name],
                "names that accounts has not",
                "Remove one of them from",
            );
        }
    }
    for (const [name, id] of Object.entries(existing)) {
        if (draft.accountIds.includes(id)) {
            yield invalid(
                [...path, "existing", name],
                id,
                "other accounts than the management account, which the stack is in",
            );
        }
    }
}

/** A stack elsewhere could not be deployed any more. */
function* checkRegions({ regions }: OrganizationBlock, draft: StackDraft): Iterable<ConfigProblem> {
    for (const stack of [draft.stack, ...draft.otherStacks]) {
        const region = draft.factsOf(stack)?.region;
        if (region !== undefined && !regions.includes(region)) {
            const statement = `without ${region}, in which stack "${stack}" is; allowed regions with those of all stacks`;
            yield { path: [...path, "regions"], statement, fix: "Add it in" };
        }
    }
}

function* checkLength({ regions, exemptRoles }: OrganizationBlock, draft: StackDraft): Iterable<ConfigProblem> {
    const longest = longestOf(guardRails({ project: projectOf(draft), regions, exemptRoles }));
    if (longest > longestGuardRail) {
        const statement = `a guard rail that names them has ${longest} characters; allowed ${longestGuardRail}, what AWS takes`;
        yield { path: [...path, "exemptRoles"], statement, fix: "Name fewer, or some together with *, in" };
    }
}

function projectOf({ prefix, stack }: StackDraft): string {
    return prefix.slice(0, -`-${stack}`.length);
}
