import type { PlannedService } from "../shared/tasks";

/** What ECS may do with a service's copies during a rolling deployment. */
export interface Rollout {
    /** New copies that may run beside all old ones. */
    readonly extra: number;
    /** Old copies that may stop before a new one runs. */
    readonly stoppable: number;
}

/**
 * ECS rounds the fewest healthy copies up and the most running ones down.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
 */
export function rolloutOf(
    { deploymentMinimumPercent, deploymentMaximumPercent }: PlannedService,
    copies: number,
): Rollout {
    return {
        extra: Math.floor((copies * deploymentMaximumPercent) / 100) - copies,
        stoppable: copies - Math.ceil((copies * deploymentMinimumPercent) / 100),
    };
}
