import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { transformed, withTransforms, type TransformsOf } from "../../shared/transform";
import type { ClusterTarget } from "../cluster/target";
import type { ServiceConfig } from "./schema/service";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The bounds of the number of copies. */
    target: aws.appautoscaling.Target,
    /** The policy of each measure. */
    policy: aws.appautoscaling.Policy,
};

/** Changes to the arguments of inner resources. */
export type ServiceScalingTransforms = TransformsOf<typeof inner>;

export interface ServiceScalingArgs {
    readonly config: NonNullable<ServiceConfig["scaling"]>;
    readonly cluster: ClusterTarget;
    /** Name of the ECS service. */
    readonly serviceName: pulumi.Input<string>;
    /** The public route's target group as metrics name it, `app/<load balancer>/…/targetgroup/…`, for `requestsPerTarget`. */
    readonly requestLabel: pulumi.Output<string> | undefined;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: ServiceScalingTransforms | undefined;
}

/**
 * Keeps measures of load at their targets by changing the number of copies, each within the same bounds: the highest
 * number that one of them asks for wins.
 *
 * Children: the scalable target; a policy for each measure.
 */
export class ServiceScaling extends pulumi.ComponentResource {
    static readonly type = "platform:ecs:ServiceScaling";

    private readonly target: aws.appautoscaling.Target;

    constructor(
        private readonly name: string,
        private readonly args: ServiceScalingArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(ServiceScaling.type, name, {}, withTransforms(inner, args.transform, opts));
        const { config, cluster, serviceName, requestLabel } = args;

        this.target = new aws.appautoscaling.Target(
            name,
            {
                serviceNamespace: "ecs",
                scalableDimension: "ecs:service:DesiredCount",
                resourceId: pulumi.interpolate`service/${cluster.name}/${serviceName}`,
                minCapacity: config.minCount,
                maxCapacity: config.maxCount,
            },
            { parent: this },
        );
        this.track("cpu", config.cpuPercent, { predefinedMetricType: "ECSServiceAverageCPUUtilization" });
        this.track("memory", config.memoryPercent, { predefinedMetricType: "ECSServiceAverageMemoryUtilization" });
        if (requestLabel !== undefined) {
            this.track("requests", config.requestsPerTarget, {
                predefinedMetricType: "ALBRequestCountPerTarget",
                resourceLabel: requestLabel,
            });
        }
        this.registerOutputs(transformed(this));
    }

    private track(
        measure: string,
        targetValue: number | undefined,
        predefinedMetricSpecification: aws.types.input.appautoscaling.PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification,
    ): void {
        if (targetValue === undefined) {
            return;
        }
        const { scaleInCooldownSeconds, scaleOutCooldownSeconds } = this.args.config;
        new aws.appautoscaling.Policy(
            `${this.name}-${measure}`,
            {
                policyType: "TargetTrackingScaling",
                serviceNamespace: this.target.serviceNamespace,
                scalableDimension: this.target.scalableDimension,
                resourceId: this.target.resourceId,
                targetTrackingScalingPolicyConfiguration: {
                    predefinedMetricSpecification,
                    targetValue,
                    scaleInCooldown: scaleInCooldownSeconds,
                    scaleOutCooldown: scaleOutCooldownSeconds,
                },
            },
            { parent: this },
        );
    }
}

/** Whether the number of copies is left to scaling. A service that is switched off (`desiredCount: 0`) stays off. */
export function isScaled({ scaling, desiredCount }: Pick<ServiceConfig, "scaling" | "desiredCount">): boolean {
    return scaling !== undefined && desiredCount > 0;
}
