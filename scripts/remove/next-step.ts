import { plural } from "@platform/aws-model/show";
import { mayBeDestroyed } from "./removal";
import type { Removal } from "./removal";

/** What to do now, in words, and the commands for it. */
export interface NextStep {
    readonly text: string;
    readonly commands: readonly string[];
}

/** The next step of docs/runbooks/remove-a-stack.md. No step skips a preview. */
export function nextStep(removal: Removal): NextStep {
    const { stack, resources, unfinished } = removal;
    if (unfinished.length > 0) {
        return {
            text: "An update was interrupted: settle that first, as docs/runbooks/interrupted-update.md says.",
            commands: [`npm run remove -- ${stack}`],
        };
    }
    if (!mayBeDestroyed(removal)) {
        return unprotect(removal);
    }
    if (resources === 0) {
        return {
            text: "Nothing is left but the stack's name, its history and its encrypted configuration.",
            commands: [`npx pulumi stack rm ${stack}`],
        };
    }
    return {
        text: `Nothing protects the stack any more. Read the preview of the destroy before you say yes: it must delete ${plural(resources, "resource")}.`,
        commands: [`npx pulumi destroy --stack ${stack}`, `npm run remove -- ${stack}`],
    };
}

function unprotect({ stack, protectedBy }: Removal): NextStep {
    const pack = `--policy-pack policy-pack --policy-pack-config policy-pack/settings/${stack}.json`;
    const change = `set ${protectedBy.join(" and ")} to "false" in Pulumi.${stack}.yaml and "deletion-guards" to "advisory" in policy-pack/settings/${stack}.json`;
    return {
        text:
            protectedBy.length === 0
                ? "The stack file takes protection away, which is not deployed yet: deploy that, and nothing else with it."
                : `Take protection away, in a change of its own that somebody reviews: ${change}. Then deploy it, and nothing else with it.`,
        commands: [
            `npx pulumi stack export --stack ${stack} --file state.json`,
            `npm run preview -- ${stack} --against state.json`,
            `npx pulumi up --stack ${stack} ${pack}`,
            `npm run remove -- ${stack}`,
        ],
    };
}
