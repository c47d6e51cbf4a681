import { noon } from "./operator";
import { FakeAws, Refusal } from "./fake-aws";

type Json = Readonly<Record<string, unknown>>;

const region = "arn:aws:ecs:us-east-1:123456789012";
export const serviceArn = `${region}:service/platform-test/permits-1a2b3c4`;
export const image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/permits";
export const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;

/** ARN of a revision. */
export function revision(family: string, number: number): string {
    return `${region}:task-definition/${family}:${number}`;
}

const service = "platform-test-permits";
const report = `${service}_task-report`;
const migrate = `${service}_task-migrate`;

/** A cluster with the service permits, which runs image `a`; image `b` is pushed. */
export class FakeCluster {
    /** Revisions by ARN, as ECS describes them. */
    readonly definitions = new Map<string, Json>();
    /** What ECS says of the deployment that an update began, one after another; the last one stays. */
    verdicts: readonly Json[] = [{ status: "SUCCESSFUL" }];
    /** How one-off tasks end. */
    exitCodes: readonly (number | undefined)[] = [0];
    parameter: { Version: number; Value: string; Labels: string[] }[] = [
        { Version: 1, Value: `${image}@${digest("a")}`, Labels: ["live"] },
    ];
    /** The service's deployments once it is updated. */
    deploymentsAfterUpdate: readonly Json[] = [{ status: "PRIMARY", createdAt: noon / 1000 }];
    private updates = 0;
    private asked = 0;
    private tasks = 0;

    constructor(private readonly aws: FakeAws) {
        for (const family of [service, report, migrate]) {
            this.register({
                family,
                containerDefinitions: [{ name: "app", image: `${image}@${digest("a")}`, laterYears: { kept: true } }],
            });
        }
        this.scriptDefinitions();
        this.scriptServices();
        this.scriptTasks();
        this.scriptImages();
    }

    /** A revision of the latest number. */
    register(request: Json): Json {
        const { tags, ...definition } = request;
        const family = String(definition["family"]);
        const number = [...this.definitions.keys()].filter((arn) => arn.includes(`/${family}:`)).length + 1;
        const taskDefinitionArn = revision(family, number);
        const described = {
            ...definition,
            taskDefinitionArn,
            revision: number,
            status: "ACTIVE",
            requiresAttributes: [],
        };
        this.definitions.set(taskDefinitionArn, { taskDefinition: described, tags: tags ?? [] });
        return { taskDefinition: described };
    }

    private scriptDefinitions(): void {
        this.aws.on("ecs DescribeTaskDefinition", ({ taskDefinition }) => {
            const wanted = String(taskDefinition);
            const arn = wanted.startsWith("arn:")
                ? wanted
                : [...this.definitions.keys()].findLast((one) => one.includes(`/${wanted}:`));
            return (
                this.definitions.get(arn ?? "") ?? new Refusal("ClientException", "Unable to describe task definition.")
            );
        });
        this.aws.on("ecs RegisterTaskDefinition", (input) => this.register(input));
        this.aws.on("ecs DeregisterTaskDefinition", () => ({}));
    }

    private scriptServices(): void {
        const described = {
            ...{
                serviceArn,
                serviceName: "permits-1a2b3c4",
                clusterArn: `${region}:cluster/platform-test`,
                createdAt: 1,
            },
            ...{ desiredCount: 2, runningCount: 2, pendingCount: 0, taskDefinition: revision(service, 1) },
            capacityProviderStrategy: [{ capacityProvider: "instances", weight: 1, base: 0 }],
            deployments: [
                { id: "ecs-svc/1", status: "PRIMARY", rolloutState: "COMPLETED", createdAt: noon / 1000 - 7200 },
            ],
        };
        this.aws.on("ecs ListServices", () => ({ serviceArns: [serviceArn] }));
        this.aws.on("ecs DescribeServices", () => ({
            services: [this.updates === 0 ? described : { ...described, deployments: this.deploymentsAfterUpdate }],
        }));
        this.aws.on("ecs UpdateService", () => {
            this.updates++;
            return { service: { ...described, deployments: this.deploymentsAfterUpdate } };
        });
        this.aws.on("ecs ListServiceDeployments", () => ({
            serviceDeployments: Array.from({ length: this.updates + 1 }, (_, index) => ({
                serviceDeploymentArn: `${region}:service-deployment/${index}`,
                createdAt: noon / 1000 + index,
            })),
        }));
        this.aws.on("ecs DescribeServiceDeployments", () => ({
            serviceDeployments: [this.verdicts[Math.min(this.asked++, this.verdicts.length - 1)]],
        }));
    }

    private scriptTasks(): void {
        const arnOf = (number: number): string => `${region}:task/platform-test/task${number}`;
        this.aws.on("ecs RunTask", () => ({ tasks: [{ taskArn: arnOf(++this.tasks) }] }));
        this.aws.on("ecs DescribeTasks", ({ tasks = [] }) => ({
            tasks: (tasks as string[]).map((taskArn) => {
                const exitCode = this.exitCodes[this.tasks - 1];
                const ended = {
                    name: "app",
                    ...(exitCode === undefined ? { reason: "CannotPullContainerError" } : { exitCode }),
                };
                return {
                    taskArn,
                    lastStatus: "STOPPED",
                    containers: [ended],
                    stoppedReason: "Essential container in task exited",
                };
            }),
        }));
        this.aws.on("ecs ListTasks", () => ({ taskArns: [] }));
        this.aws.on("logs GetLogEvents", ({ nextToken }) => ({
            events: nextToken === undefined ? [{ message: "one line" }] : [],
            nextForwardToken: "end",
        }));
    }

    private scriptImages(): void {
        this.aws.on("ecr DescribeImages", ({ imageIds }) => {
            const [{ imageTag, imageDigest } = {}] = (imageIds ?? []) as { imageTag?: string; imageDigest?: string }[];
            const known = [digest("a"), digest("b")].includes(imageDigest ?? "") || imageTag === "2.0.0";
            return known
                ? {
                      imageDetails: [
                          { imageDigest: imageDigest ?? digest("b"), imageTags: ["2.0.0"], imagePushedAt: noon / 1000 },
                      ],
                  }
                : new Refusal("ImageNotFoundException");
        });
        this.aws.on("ssm GetParameter", () => ({ Parameter: this.parameter.at(-1) }));
        this.aws.on("ssm GetParameterHistory", () => ({ Parameters: this.parameter }));
        this.aws.on("ssm PutParameter", ({ Value }) => {
            const Version = this.parameter.length + 1;
            this.parameter.push({ Version, Value: String(Value), Labels: [] });
            return { Version };
        });
        this.aws.on("ssm LabelParameterVersion", ({ ParameterVersion, Labels }) => {
            const [text = ""] = Labels as string[];
            for (const version of this.parameter) {
                version.Labels = version.Labels.filter((label) => label !== text);
            }
            this.parameter.find(({ Version }) => Version === ParameterVersion)?.Labels.push(text);
            return {};
        });
    }
}

/** Gives each test of the suite that calls this an AWS of its own, with the cluster. */
export function withFakeCluster(take: (fake: { readonly aws: FakeAws; readonly cluster: FakeCluster }) => void): void {
    let aws: FakeAws;
    beforeEach(async () => {
        aws = new FakeAws();
        take({ aws, cluster: new FakeCluster(aws) });
        await aws.start();
    });
    afterEach(() => {
        aws.stop();
    });
}
