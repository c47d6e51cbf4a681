import type { OtherStack } from "../other-stacks";
import type { Path, Problem } from "../problems";
import type { ServiceConfig, StackConfig } from "../schema";
import type { DeployedService } from "../variants";

/** A service of the stack file. */
export interface Service {
    readonly name: string;
    /** Its place in the stack file. */
    readonly path: Path;
    readonly config: ServiceConfig;
}

/** A service or a variant of one, as it will run. A variant's place is that of its block in the service. */
export interface Deployed extends Service {
    readonly config: DeployedService;
}

/** A stack's configuration while it is being checked: the parts that the schema found right, and what is known besides. */
export interface Draft {
    /** The start of every fixed physical name: `<project>-<stack>`. */
    readonly prefix: string;
    /** Undefined when the stack file has none, or a wrong one. */
    readonly region: string | undefined;
    /** What the schema found right; what it did not is absent, and a service or load balancer is absent by itself. */
    readonly config: StackConfig;
    /** The services of `config`. */
    readonly services: readonly Service[];
    /** The services of `config` and their variants. */
    readonly deployed: readonly Deployed[];
    /** Whether the stack file has the block, be it right or wrong. */
    readonly has: (block: keyof StackConfig) => boolean;
    /** Whether the stack file has the block, or a misspelt key that probably means it. */
    readonly mentions: (block: keyof StackConfig) => boolean;
    /** Names of the load balancers that the stack file has, be they right or wrong. */
    readonly loadBalancerNames: readonly string[];
    /** What the project's other stack files say. */
    readonly otherStacks: readonly OtherStack[];
}

/** Finds the problems of one concern. It sees what the schema found right, and need not repeat the schema's work. */
export type Check = (draft: Draft) => Iterable<Problem>;
