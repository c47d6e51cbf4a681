import type { ECS, Service, ServiceDeployment } from "@aws-sdk/client-ecs";

/** Service deployments of a service that began at or after a time, newest first. */
export async function deploymentsSince(
    ecs: ECS,
    { serviceArn, clusterArn }: Pick<Service, "serviceArn" | "clusterArn">,
    since: Date,
): Promise<readonly { readonly arn: string; readonly createdAt: Date }[]> {
    const { serviceDeployments = [] } = await ecs.listServiceDeployments({
        service: serviceArn,
        cluster: clusterArn,
        createdAt: { after: since },
    });
    return serviceDeployments
        .map(({ serviceDeploymentArn: arn = "", createdAt = new Date(0) }) => ({ arn, createdAt }))
        .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
}

export async function describeDeployment(ecs: ECS, arn: string): Promise<ServiceDeployment | undefined> {
    const { serviceDeployments = [] } = await ecs.describeServiceDeployments({ serviceDeploymentArns: [arn] });
    return serviceDeployments[0];
}

/**
 * Whether ECS, or a stand-in for it, does not tell of service deployments to this caller. moto answers what it does not know with a
 * page for people, which is no JSON.
 */
export function isUntold(error: unknown): boolean {
    return (
        error instanceof Error &&
        /^(AccessDeniedException|UnknownOperationException|UnsupportedFeatureException|NotImplemented|InvalidAction|SyntaxError)$/.test(
            error.name,
        )
    );
}

/**
 * What a service says of its deployment, in the form of a service deployment, for those who are not told of those. A rollback shows
 * only in that another revision than the wanted one is rolled out.
 */
export function fromRolloutState(service: Service, wanted: string): ServiceDeployment {
    const primary = service.deployments?.find(({ status }) => status === "PRIMARY");
    const steady = primary?.rolloutState === "COMPLETED";
    const back = primary?.taskDefinition !== wanted;
    return {
        status:
            primary?.rolloutState === "FAILED"
                ? "STOPPED"
                : back
                  ? steady
                      ? "ROLLBACK_SUCCESSFUL"
                      : "ROLLBACK_IN_PROGRESS"
                  : steady
                    ? "SUCCESSFUL"
                    : "IN_PROGRESS",
        ...(primary?.rolloutStateReason === undefined ? {} : { statusReason: primary.rolloutStateReason }),
        targetServiceRevision: {
            requestedTaskCount: primary?.desiredCount,
            runningTaskCount: primary?.runningCount,
            pendingTaskCount: primary?.pendingCount,
        },
        ...(primary?.failedTasks === undefined
            ? {}
            : { deploymentCircuitBreaker: { failureCount: primary.failedTasks } }),
    };
}
