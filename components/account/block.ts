import { partitionOf } from "@platform/aws-model/regions";
import { z } from "zod";
import { alerts } from "../monitoring/block";
import { defineBlock, type StackDraft } from "../shared/block/block";
import { anyAccount } from "../shared/block/names";
import { invalid, type ConfigProblem } from "../shared/block/problems";
import { checkAdministrator, checkMember } from "./organization-checks";
import { checkAllowedRegions, checkLeftOutSettings } from "./pack-settings";
import { accountSchema, type AccountConfig } from "./schema";

export const account = defineBlock({
    key: "account",
    schema: accountSchema,
    needs: [alerts],
    fixedNames: (_, { prefix, region = "" }) => [
        [["platform:account"], "bucket", `${prefix}-audit-${anyAccount}-${region}`],
    ],
    checks: [
        ...[checkOtherStacks, checkRegions, checkAllowedRegions, checkLeftOut, checkLeftOutSettings],
        ...[checkControls, checkAdministrator, checkMember],
    ],
});

/** AWS has each part once in an account: it would refuse the second stack's, or hand both the same. */
function* checkOtherStacks(_: AccountConfig, draft: StackDraft): Iterable<ConfigProblem> {
    for (const [stack] of draft.inOtherStacks("account", z.object({}))) {
        if (draft.mayShareAccount(stack)) {
            const [id] = draft.accountIds;
            const where = id === undefined ? "an account that may be this one" : `account ${id}`;
            const statement = `stack "${stack}" has it for ${where} already; allowed in one stack of an account`;
            yield { path: ["platform:account"], statement, fix: "Remove it from" };
        }
    }
}

function* checkRegions({ regions }: AccountConfig, { region }: StackDraft): Iterable<ConfigProblem> {
    for (const [index, other] of regions.entries()) {
        const path = ["platform:account", "regions", index];
        if (other === region) {
            yield invalid(path, other, "regions besides the stack's own, which is watched anyway", "Take it out of");
        } else if (region !== undefined && partitionOf(other) !== partitionOf(region)) {
            yield invalid(path, other, `a region of ${partitionOf(region)}, where the account is`);
        }
    }
}

function* checkLeftOut({ leftOut, ...account }: AccountConfig): Iterable<ConfigProblem> {
    const settings: Readonly<Record<string, unknown>> = account;
    for (const part of Object.keys(leftOut).filter((each) => settings[each] !== undefined)) {
        const allowed = `it, or its reason in leftOut.${part}: what is left out has no settings`;
        yield invalid(["platform:account", part], settings[part], allowed, "Remove one of them from");
    }
}

function* checkControls({ securityHub }: AccountConfig): Iterable<ConfigProblem> {
    for (const [standard, controls] of Object.entries(securityHub?.disabledControls ?? {})) {
        if (securityHub?.standards.some((each) => each === standard) === false) {
            const path = ["platform:account", "securityHub", "disabledControls", standard];
            yield invalid(
                path,
                controls,
                `controls of ${securityHub.standards.join(" or ")}, the standards that are checked`,
            );
        }
    }
}
