import { describeMistakes } from "../../../../config/mistakes";

describeMistakes("capacity", [
    {
        mistake: "more memory than an instance has",
        changes: { "platform:services.certs.memoryMiB": 17408 },
        problems: [
            "platform:services.certs.memoryMiB: 17408 is not valid; allowed at most 7321 MiB, what one t3.large has for tasks. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a limit above what an instance has, although the reservation fits",
        changes: { "platform:services.certs.memoryMiB": 17408, "platform:services.certs.memoryReservationMiB": 512 },
        problems: [
            "platform:services.certs.memoryMiB: 17408 is not valid; allowed at most 7321 MiB, what one t3.large has for tasks. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "no room beside the log router",
        changes: {
            "platform:services.certs.memoryMiB": 7300,
            "platform:services.certs.logging": { forward: { host: "logs.example.org", port: 443 } },
        },
        problems: [
            "platform:services.certs.memoryMiB: 7300 is not valid; allowed at most 7257 MiB, what one t3.large has for tasks beside the log router. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "more CPU than an instance has",
        changes: { "platform:services.certs.cpuUnits": 4096 },
        problems: [
            "platform:services.certs.cpuUnits: 4096 is not valid; allowed at most 2048, what one t3.large has for tasks. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a task larger than an instance",
        changes: { "platform:services.certs.tasks": { big: { command: ["x"], memoryMiB: 9000 } } },
        problems: [
            "platform:services.certs.tasks.big.memoryMiB: 9000 is not valid; allowed at most 7321 MiB, what one t3.large has for tasks. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a scheduled task larger than an instance",
        changes: { "platform:services.certs.scheduledTasks.nightly.memoryMiB": 9000 },
        problems: [
            "platform:services.certs.scheduledTasks.nightly.memoryMiB: 9000 is not valid; allowed at most 7321 MiB, what one t3.large has for tasks. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "no room for a deployment of all services",
        changes: { "platform:cluster.maxInstances": 2, "platform:services.certs.memoryMiB": 4096 },
        problems: [
            "platform:cluster.maxInstances: 2 is not valid; allowed 4 or more, so that t3.large instances hold every service twice over while all are deployed. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "no room for a deployment, by CPU",
        changes: { "platform:cluster.maxInstances": 2, "platform:services.certs.cpuUnits": 1024 },
        problems: [
            "platform:cluster.maxInstances: 2 is not valid; allowed 3 or more, so that t3.large instances hold every service twice over while all are deployed. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "no room for all copies of scaling",
        changes: {
            "platform:services.certs.memoryMiB": 3072,
            "platform:services.certs.scaling": { maxCount: 8, cpuPercent: 50 },
        },
        problems: [
            "platform:cluster.maxInstances: 4 is not valid; allowed 5 or more, so that t3.large instances hold all services scaled out and one copy more. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "no room for a variant",
        changes: {
            "platform:cluster.maxInstances": 2,
            "platform:cluster.minInstances": 1,
            "platform:services.certs.memoryMiB": 3072,
            "platform:services.certs.variants.next": {},
        },
        problems: [
            "platform:cluster.maxInstances: 2 is not valid; allowed 3 or more, so that t3.large instances hold every service twice over while all are deployed. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "no network interfaces left",
        changes: {
            "platform:cluster.maxInstances": 2,
            "platform:services.certs.networkMode": "awsvpc",
            "platform:services.boards.networkMode": "awsvpc",
        },
        problems: [
            "platform:cluster.maxInstances: 2 is not valid; allowed 4 or more, so that t3.large instances hold every service twice over while all are deployed. Set it in Pulumi.test.yaml",
        ],
    },
]);
