import { describeMistakes } from "../../../../config/mistakes";

describeMistakes("numbers of a service", [
    {
        mistake: "a reservation above the limit",
        changes: { "platform:services.certs.memoryReservationMiB": 600 },
        problems: [
            "platform:services.certs.memoryReservationMiB: 600 is not valid; allowed at most 512 MiB, its memoryMiB. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "fewer copies than scaling allows",
        changes: { "platform:services.certs.scaling": { minCount: 3, maxCount: 4, cpuPercent: 50 } },
        problems: [
            "platform:services.certs.desiredCount: 2 is not valid; allowed 3 to 4, the bounds of its scaling, or 0. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "bounds of scaling in the wrong order",
        changes: { "platform:services.certs.scaling": { minCount: 5, maxCount: 4, cpuPercent: 50 } },
        problems: [
            "platform:services.certs.scaling.maxCount: 4 is not valid; allowed 5 or more, its minCount, which is 2 unless it is set. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a timeout as long as the interval",
        changes: { "platform:services.certs.healthCheck": { timeoutSeconds: 15 } },
        problems: [
            "platform:services.certs.healthCheck.timeoutSeconds: 15 is not valid; allowed timeoutSeconds below intervalSeconds. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a load balancer's health check of a worker",
        changes: {
            "platform:services.worker": {
                image: "registry.example.gov/worker:1",
                memoryMiB: 64,
                healthCheck: { path: "/alive" },
            },
        },
        problems: [
            "platform:services.worker.healthCheck: the block is not valid; allowed only with a public or internal route; without one, ECS asks by healthCommand. Remove it from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a bound of scaling below the other's default",
        changes: {
            "platform:services.certs.scaling": { maxCount: 1, cpuPercent: 60 },
        },
        problems: [
            "platform:services.certs.scaling.maxCount: 1 is not valid; allowed 2 or more, its minCount, which is 2 unless it is set. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "scaling to no copy, from which nothing comes back",
        changes: { "platform:services.certs.scaling": { minCount: 0, maxCount: 4, cpuPercent: 60 } },
        problems: [
            "platform:services.certs.scaling.minCount: 0 is not valid; allowed 1 to 1000; without a copy there is nothing to measure, and none would come back. Set it in Pulumi.test.yaml",
        ],
    },
]);

describeMistakes("variables", [
    {
        mistake: "in environment and secrets",
        changes: { "platform:services.certs.environment.DB_PASSWORD": "x" },
        problems: [
            "platform:services.certs.secrets.DB_PASSWORD: the variable is in environment as well; allowed in one of them. Remove it from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a variant's in the service's secrets",
        changes: { "platform:services.certs.variants.next": { environment: { DB_PASSWORD: "x" } } },
        problems: [
            "platform:services.certs.variants.next.environment.DB_PASSWORD: the variable is in secrets as well; allowed in one of them. Remove it from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a variant's secret in the service's environment",
        changes: { "platform:services.certs.variants.next": { secrets: { NODE_ENV: "/a" } } },
        problems: [
            "platform:services.certs.variants.next.secrets.NODE_ENV: the variable is in environment as well; allowed in one of them. Remove it from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "PORT",
        changes: { "platform:services.certs.environment.PORT": "8080" },
        problems: [
            "platform:services.certs.environment.PORT: the variable is set already; allowed others, for PORT is the service's port, 3000. Remove it from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a secret of another region",
        changes: { "platform:services.certs.secrets.KEY": "arn:aws:ssm:us-west-2:123456789012:parameter/key" },
        problems: [
            "platform:services.certs.secrets.KEY: the ARN is in us-west-2; allowed us-east-1, for tasks read secrets of their own region. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a secret of another partition",
        changes: {
            "platform:services.certs.secrets.KEY": "arn:aws-us-gov:ssm:us-gov-west-1:123456789012:parameter/key",
        },
        problems: [
            "platform:services.certs.secrets.KEY: the ARN is in partition aws-us-gov; allowed aws, where us-east-1 is. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a variant's secret of another region",
        changes: {
            "platform:services.certs.variants.next": {
                secrets: { KEY: "arn:aws:ssm:us-west-2:123456789012:parameter/key" },
            },
        },
        problems: [
            "platform:services.certs.variants.next.secrets.KEY: the ARN is in us-west-2; allowed us-east-1, for tasks read secrets of their own region. Set it in Pulumi.test.yaml",
        ],
    },
]);

describeMistakes("host ports", [
    {
        mistake: "with awsvpc",
        changes: { "platform:services.certs.hostPort": 8080, "platform:services.certs.networkMode": "awsvpc" },
        problems: [
            "platform:services.certs.hostPort: 8080 is not valid; allowed 0 with networkMode awsvpc. Remove it from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "without a port",
        changes: {
            "platform:services.certs.hostPort": 8080,
            "platform:services.certs.port": undefined,
            "platform:services.certs.public": undefined,
            "platform:services.certs.internal": undefined,
        },
        problems: [
            "platform:services.certs.port: missing; allowed 1 to 65535, the port that hostPort leads to. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "of the instance itself",
        changes: { "platform:services.certs.hostPort": 22 },
        problems: [
            "platform:services.certs.hostPort: 22 is not valid; allowed 0 to 32767 without 22, 2375 and 2376, which the instance itself uses. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "of another service",
        changes: { "platform:services.certs.hostPort": 8080, "platform:services.boards.hostPort": 8080 },
        problems: [
            "platform:services.boards.hostPort: 8080 is not valid; allowed 0, or a port that no other service has on the instances; certs has this one. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "with more copies than instances",
        changes: { "platform:services.certs.hostPort": 8080, "platform:services.certs.desiredCount": 3 },
        problems: [
            "platform:services.certs.hostPort: 8080 is not valid; allowed 0, or with maxInstances of 6 or more: a rolling deployment runs 6 copies, each on an instance of its own. Set it in Pulumi.test.yaml",
        ],
    },
]);

describeMistakes("statements", [
    {
        mistake: "a statement that says an action twice",
        changes: {
            "platform:services.certs.taskRoleStatements": [
                { actions: ["s3:GetObject", "s3:GetObject"], resources: ["arn:aws:s3:::a/*"] },
            ],
        },
        problems: [
            'platform:services.certs.taskRoleStatements[0].actions[1]: "s3:GetObject" is not valid; allowed each entry once. Remove it from Pulumi.test.yaml',
        ],
    },
]);

describeMistakes("secrets and images", [
    {
        mistake: "a secret without the six characters that AWS chose",
        changes: {
            "platform:services.certs.secrets": {
                A: "arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db",
                B: "arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-a1B2c3:password::",
            },
        },
        problems: [
            "platform:services.certs.secrets.A: the text given is not valid; allowed the whole ARN, whose name ends with a hyphen and six characters that AWS chose. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "images that nobody can pull without NAT",
        changes: {
            "platform:network.natGateways": "none",
            "platform:network.interfaceEndpoints": [
                "ecr.api",
                "ecr.dkr",
                "ecs",
                "ecs-agent",
                "ecs-telemetry",
                "ec2messages",
                "kms",
                "logs",
                "secretsmanager",
                "ssm",
                "ssmmessages",
            ],
            "platform:services.certs.image": "nginx:1.27",
            "platform:services.certs.variants": {
                next: { image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/certs:2" },
            },
            "platform:services.boards.image": { ssmParameter: "/platform/test/boards/image" },
        },
        problems: [
            'platform:services.certs.image: "nginx:1.27" is not valid; allowed without NAT an image in ECR of us-east-1; no other registry can be reached. Set it in Pulumi.test.yaml',
            'platform:services.certs.variants.next.image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/certs:2" is not valid; allowed without NAT an image in ECR of us-east-1; no other registry can be reached. Set it in Pulumi.test.yaml',
        ],
    },
]);
