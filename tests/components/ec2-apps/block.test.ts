import { describeMistakes } from "../../config/mistakes";

const maps = {
    startScript: "./start.sh",
    port: 8080,
    public: { loadBalancer: "public", hosts: ["maps.apps.example.gov"] },
};
const app = (config: object) => ({ "platform:ec2Apps": { maps: { ...maps, ...config } } });
const at = "platform:ec2Apps.maps";
const set = ". Set it in Pulumi.test.yaml";
const remove = ". Remove it from Pulumi.test.yaml";
const change = ". Change the file, or name another in Pulumi.test.yaml";

describeMistakes("EC2 apps", [
    {
        mistake: "an image that is none",
        changes: app({ image: "ubuntu" }),
        problems: [
            `${at}.image: "ubuntu" is not valid; allowed recommended, { id: ami-0123456789abcdef0 } or { ssmParameter: /path }${set}`,
        ],
    },
    {
        mistake: "an id that is none",
        changes: app({ image: { id: "ami-1" } }),
        problems: [`${at}.image.id: "ami-1" is not valid; allowed an id such as ami-0123456789abcdef0${set}`],
    },
    {
        mistake: "more instances than the most",
        changes: app({ minInstances: 5 }),
        problems: [
            `${at}.maxInstances: missing; allowed 5 or more, its minInstances, which is 2 unless it is set${set}`,
        ],
    },
    {
        mistake: "no route",
        changes: app({ public: undefined }),
        problems: [
            `${at}.public: missing; allowed one, or internal, or both: only a load balancer sees whether an instance works${set}`,
        ],
    },
    {
        mistake: "a load balancer of the wrong scheme",
        changes: app({ internal: { loadBalancer: "public", path: "/maps" } }),
        problems: [
            `${at}.internal.loadBalancer: "public" is not valid; allowed the name of an internal load balancer: inside; this one is internet-facing${set}`,
        ],
    },
    {
        mistake: "a host that no certificate covers",
        changes: app({ public: { ...maps.public, hosts: ["maps.example.org"] } }),
        problems: [
            `${at}.public.hosts[0]: "maps.example.org" is not valid; allowed apps.example.gov or a name one level below it, which the certificate covers, or a name of platform:dns.certificates${set}`,
        ],
    },
    {
        mistake: "a host that a service has",
        changes: app({ public: { ...maps.public, hosts: ["certs.apps.example.gov"] } }),
        problems: [
            `${at}.public.hosts[0]: "certs.apps.example.gov" is not valid; allowed a name that no service or other EC2 app has on load balancer public; certs has it${set}`,
        ],
    },
    {
        mistake: "an internal path that a service has",
        changes: app({ internal: { loadBalancer: "inside", path: "/certs" } }),
        problems: [
            `${at}.internal.path: "/certs" is not valid; allowed a path that no service or other EC2 app has on load balancer inside; certs has it${set}`,
        ],
    },
    {
        mistake: "answers that are never as slow",
        changes: app({ slowAfterSeconds: 60 }),
        problems: [
            `${at}.slowAfterSeconds: 60 is not valid; allowed less than 60, the idleTimeoutSeconds of load balancer public, or 0 for no alarm${set}`,
        ],
    },
    {
        mistake: "steps with a target",
        changes: app({ scaling: { kind: "steps", cpuPercent: 60 } }),
        problems: [`${at}.scaling.cpuPercent: unknown key; allowed inBelowPercent, kind and outAbovePercent${remove}`],
    },
    {
        mistake: "a target without a measure",
        changes: app({ scaling: { kind: "target" } }),
        problems: [`${at}.scaling: the block is not valid; allowed one of cpuPercent and requestsPerTarget${set}`],
    },
    {
        mistake: "steps that chase each other",
        changes: app({ scaling: { kind: "steps", inBelowPercent: 50 } }),
        problems: [
            `${at}.scaling.inBelowPercent: 50 is not valid; allowed less than 47: when one of 3 instances ends, each of the others has 1.5 times its load, and above outAbovePercent, 70, another starts${set}`,
        ],
    },
    {
        mistake: "requests to hold without a public route",
        changes: app({
            public: undefined,
            internal: { loadBalancer: "inside", path: "/maps" },
            scaling: { kind: "target", requestsPerTarget: 100 },
        }),
        problems: [`${at}.scaling.requestsPerTarget: 100 is not valid; allowed only with a public route${remove}`],
    },
    {
        mistake: "a start script that is not there",
        changes: app({ startScript: "./ec2-apps/maps/start.sh" }),
        problems: [
            `${at}.startScript: "./ec2-apps/maps/start.sh" is not valid; allowed the path of a file, from the directory of the stack files; nothing is there${change}`,
        ],
    },
    {
        mistake: "a start script elsewhere",
        changes: app({ startScript: "../start.sh" }),
        problems: [
            `${at}.startScript: "../start.sh" is not valid; allowed a path below the directory of the stack files, such as ./ec2-apps/velocity/start.sh${set}`,
        ],
    },
    {
        mistake: "an empty start script",
        changes: app({ startScript: "./empty.sh" }),
        problems: [
            `${at}.startScript: "./empty.sh" is not valid; allowed a file that begins with #! and an interpreter; this one is empty${change}`,
        ],
    },
    {
        mistake: "a start script without an interpreter",
        changes: app({ startScript: "./no-interpreter.sh" }),
        problems: [
            `${at}.startScript: "./no-interpreter.sh" is not valid; allowed a file that begins with #! and an interpreter, such as #!/bin/bash${change}`,
        ],
    },
    {
        mistake: "a start script with carriage returns",
        changes: app({ startScript: "./crlf.sh" }),
        problems: [
            `${at}.startScript: "./crlf.sh" is not valid; allowed a file whose lines end with a line feed alone; a carriage return before it becomes part of commands${change}`,
        ],
    },
    {
        mistake: "a start script that is too long",
        changes: app({ startScript: "./long.sh" }),
        problems: [
            `${at}.startScript: "./long.sh" is not valid; allowed a file of at most 14463 bytes; this one has 18012. AWS takes 16384, and the rest is the platform's part with the app's variables. What is longer can be fetched from S3. Shorten the file, or name another in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "variables that the platform sets",
        changes: app({ environment: { PORT: "1" }, secrets: { AWS_REGION: "/a" } }),
        problems: [
            `${at}.environment.PORT: the variable is set already; allowed others, for PORT is the app's port, 8080${remove}`,
            `${at}.secrets.AWS_REGION: the variable is set already; allowed others, for AWS_REGION is the stack's region${remove}`,
        ],
    },
    {
        mistake: "a variable in both files",
        changes: app({ environment: { A: "1" }, secrets: { A: "/a" } }),
        problems: [`${at}.secrets.A: the variable is in environment as well; allowed in one of them${remove}`],
    },
    {
        mistake: "a secret of another region",
        changes: app({ secrets: { A: "arn:aws:ssm:us-west-2:123456789012:parameter/a" } }),
        problems: [
            `${at}.secrets.A: the ARN is in us-west-2; allowed us-east-1, for instances read secrets of their own region${set}`,
        ],
    },
    {
        mistake: "a variable that a database sets",
        changes: {
            ...app({ databases: { main: {} }, environment: { PGHOST: "x" } }),
            "platform:databases": { main: { version: "18" } },
        },
        problems: [
            `${at}.environment.PGHOST: the variable is set already; allowed others, for databases.main sets PGHOST${remove}`,
        ],
    },
    {
        mistake: "a database that is not there",
        changes: app({ databases: { main: {} } }),
        problems: [
            `${at}.databases.main: "main" is not valid; allowed the name of a database; platform:databases has none. Rename it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a cache that is not there",
        changes: app({ caches: ["pages"] }),
        problems: [
            `${at}.caches[0]: "pages" is not valid; allowed the name of a cache; platform:caches has none${set}`,
        ],
    },
    {
        mistake: "egress of everything",
        changes: app({ egress: [{ description: "all", fromPort: 0, toPort: 65535 }] }),
        problems: [
            `${at}.egress[0].cidr: "0.0.0.0/0" is not valid; allowed a narrower range, or fewer ports; this rule opens all of both${set}`,
        ],
    },
    {
        mistake: "a service with the names of its alarms",
        changes: { ...app({}), "platform:services.app-maps": { image: "registry.example.gov/maps:1", memoryMiB: 64 } },
        problems: [
            `${at}: its alarms would have the names of those of services.app-maps; allowed a name of its own. Rename it in Pulumi.test.yaml`,
        ],
    },
]);
