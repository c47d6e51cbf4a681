import { expect } from "chai";
import { containerDefinitions } from "../../../../components/ecs/service/container-definitions";
import { serviceSchema } from "../../../../components/ecs/service/schema/service";

const logs = { region: "us-east-1", logGroup: "/platform-test/services/app", streamPrefix: "service" };
const image = "registry.example.gov/app:1";

function containers(config: Record<string, unknown>, task?: { command: string[]; memoryMiB?: number }) {
    const parsed = serviceSchema.parse({ image, memoryMiB: 256, ...config });
    return containerDefinitions({ config: parsed, image, logs, ...(task === undefined ? {} : { task }) });
}

const awslogs = {
    logDriver: "awslogs",
    options: {
        "awslogs-group": "/platform-test/services/app",
        "awslogs-region": "us-east-1",
        "awslogs-stream-prefix": "service",
        "max-buffer-size": "10m",
        mode: "non-blocking",
    },
};
const tmpfs = (containerPath: string) => ({
    containerPath,
    size: 64,
    mountOptions: ["rw", "noexec", "nosuid", "nodev"],
});
const region = { name: "AWS_REGION", value: "us-east-1" };
const forRoot = { add: [], drop: ["AUDIT_WRITE", "MKNOD", "NET_RAW", "SETFCAP", "SETPCAP", "SYS_CHROOT"] };
const plain = {
    name: "app",
    image,
    essential: true,
    cpu: 256,
    memory: 256,
    user: "1000:1000",
    privileged: false,
    readonlyRootFilesystem: true,
    linuxParameters: {
        capabilities: { add: [], drop: ["ALL"] },
        initProcessEnabled: true,
        tmpfs: [tmpfs("/tmp")],
    },
    environment: [region],
    secrets: [],
    portMappings: [],
    stopTimeout: 30,
    logConfiguration: awslogs,
};
const router = {
    name: "log-router",
    image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.14",
    essential: true,
    cpu: 32,
    memory: 256,
    memoryReservation: 64,
    user: "0",
    privileged: false,
    readonlyRootFilesystem: true,
    linuxParameters: {
        capabilities: forRoot,
        initProcessEnabled: true,
        tmpfs: [tmpfs("/tmp")],
    },
    command: ["/bin/sh", "-c", `printf '%s' "$CLOUDWATCH_OUTPUT" > /tmp/cloudwatch.conf && exec /entrypoint.sh`],
    environment: [
        {
            name: "CLOUDWATCH_OUTPUT",
            value: `[OUTPUT]
    Name cloudwatch_logs
    Match app-*
    region us-east-1
    log_group_name /platform-test/services/app
    log_stream_prefix service/app/
    log_key log
    Retry_Limit 10
`,
        },
    ],
    secrets: [],
    firelensConfiguration: {
        type: "fluentbit",
        options: {
            "enable-ecs-log-metadata": "true",
            "config-file-type": "file",
            "config-file-value": "/tmp/cloudwatch.conf",
        },
    },
    logConfiguration: awslogs,
};

describe("containerDefinitions", () => {
    it("hardens an app that says nothing but its image and memory", () => {
        expect(containers({})).to.deep.equal([plain]);
    });

    it("sorts variables by name, and adds the port to them", () => {
        const [app] = containers({
            port: 3000,
            command: ["node", "server.js"],
            environment: { ZONE: "b", NODE_ENV: "production" },
            secrets: {
                TOKEN: "/app/token",
                DB: "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-a1B2c3:url::",
            },
            stopTimeoutSeconds: 90,
        });
        expect(app).to.deep.equal({
            ...plain,
            command: ["node", "server.js"],
            environment: [
                region,
                { name: "NODE_ENV", value: "production" },
                { name: "PORT", value: "3000" },
                { name: "ZONE", value: "b" },
            ],
            secrets: [
                { name: "DB", valueFrom: "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-a1B2c3:url::" },
                { name: "TOKEN", valueFrom: "/app/token" },
            ],
            portMappings: [{ containerPort: 3000, hostPort: 0, protocol: "tcp" }],
            stopTimeout: 90,
        });
    });

    it("leaves the region to an app that sets it itself", () => {
        const name = "AWS_REGION";
        expect(containers({ environment: { AWS_REGION: "eu-west-1" } })).to.deep.equal([
            { ...plain, environment: [{ name, value: "eu-west-1" }] },
        ]);
        expect(containers({ secrets: { AWS_REGION: "/app/region" } })).to.deep.equal([
            { ...plain, environment: [], secrets: [{ name, valueFrom: "/app/region" }] },
        ]);
    });

    it("is the same whatever the order of the configuration's keys", () => {
        const one = containers({ environment: { A: "1", B: "2" }, secrets: { C: "/c", D: "/d" } });
        const other = containers({ secrets: { D: "/d", C: "/c" }, environment: { B: "2", A: "1" } });
        expect(JSON.stringify(one)).to.equal(JSON.stringify(other));
    });

    const ports = [
        { config: { port: 3000, hostPort: 8080 }, hostPort: 8080 },
        { config: { port: 3000, networkMode: "awsvpc" }, hostPort: 3000 },
    ];
    for (const { config, hostPort } of ports) {
        it(`maps the port for ${JSON.stringify(config)}`, () => {
            const environment = [region, { name: "PORT", value: "3000" }];
            const portMappings = [{ containerPort: 3000, hostPort, protocol: "tcp" }];
            expect(containers(config)).to.deep.equal([{ ...plain, environment, portMappings }]);
        });
    }

    const memories = [
        { config: { memoryMiB: 512, memoryReservationMiB: 128 }, expected: { memory: 512, memoryReservation: 128 } },
        { config: { memoryMiB: 512, memoryReservationMiB: 512 }, expected: { memory: 512 } },
    ];
    for (const { config, expected } of memories) {
        it(`sets memory for ${JSON.stringify(config)}`, () => {
            expect(containers(config)).to.deep.equal([{ ...plain, ...expected }]);
        });
    }

    for (const user of ["root", "0", "0:0", "root:root"]) {
        it(`leaves ${user} the capabilities to step down with`, () => {
            expect(containers({ user })[0]?.linuxParameters.capabilities).to.deep.equal(forRoot);
        });
    }

    it("lets the agent of ECS Exec write where the file system is read-only", () => {
        const paths = (config: object) =>
            containers({ ...config })[0]?.linuxParameters.tmpfs.map((t) => t.containerPath);
        expect(paths({ exec: true })).to.deep.equal(["/tmp", "/var/lib/amazon/ssm"]);
        expect(paths({ exec: true, readonlyRootFilesystem: false })).to.deep.equal(["/tmp"]);
    });

    it("leaves the agent of ECS Exec, which is root, what the policies allow and a shell needs", () => {
        const [app] = containers({ exec: true });
        expect(app?.linuxParameters.capabilities).to.deep.equal(forRoot);
        expect(app).to.include({ user: "1000:1000", readonlyRootFilesystem: true });
    });

    it("runs a task with its own command and memory, and without a port", () => {
        const config = { port: 3000, hostPort: 8080, command: ["serve"], memoryReservationMiB: 128 };
        const environment = [region, { name: "PORT", value: "3000" }];
        expect(containers(config, { command: ["migrate"] })).to.deep.equal([
            { ...plain, command: ["migrate"], memoryReservation: 128, environment },
        ]);
        expect(containers(config, { command: ["migrate"], memoryMiB: 1024 })).to.deep.equal([
            { ...plain, command: ["migrate"], memory: 1024, environment },
        ]);
    });

    it("forwards logs over HTTP as well, through a router that starts first", () => {
        const logging = { forward: { host: "logs.example.org", port: 8443, path: "/apps" } };
        expect(containers({ logging })).to.deep.equal([
            {
                ...plain,
                logConfiguration: {
                    logDriver: "awsfirelens",
                    options: {
                        Name: "http",
                        Host: "logs.example.org",
                        Port: "8443",
                        URI: "/apps",
                        Format: "json",
                        json_date_key: "@timestamp",
                        json_date_format: "iso8601",
                        Retry_Limit: "5",
                        tls: "On",
                        "tls.verify": "On",
                    },
                },
                dependsOn: [{ containerName: "log-router", condition: "START" }],
            },
            router,
        ]);
    });

    it("forwards logs in Fluentd's protocol without TLS", () => {
        const forward = { host: "logs.example.org", port: 24224, plugin: "forward", tls: false };
        expect(containers({ logging: { forward } })[0]?.logConfiguration.options).to.deep.equal({
            Name: "forward",
            Host: "logs.example.org",
            Port: "24224",
            Retry_Limit: "5",
            tls: "Off",
        });
    });

    it("gives the endpoint credentials, and trusts its authority, by secrets that ECS reads", () => {
        const secretOptions = { http_Passwd: "/logs/password", http_User: "/logs/user" };
        const forward = { host: "logs.example.org", port: 8443, secretOptions, ca: "/logs/ca" };
        const [app, log] = containers({ logging: { forward } });
        expect(app?.logConfiguration).to.deep.include({
            secretOptions: [
                { name: "http_Passwd", valueFrom: "/logs/password" },
                { name: "http_User", valueFrom: "/logs/user" },
            ],
        });
        expect(app?.logConfiguration.options).to.include({ "tls.ca_file": "/tmp/authority.pem" });
        expect(log).to.deep.equal({
            ...router,
            command: [
                "/bin/sh",
                "-c",
                `printf '%s' "$CLOUDWATCH_OUTPUT" > /tmp/cloudwatch.conf && printf '%s\\n' "$AUTHORITY" > /tmp/authority.pem && exec /entrypoint.sh`,
            ],
            secrets: [{ name: "AUTHORITY", valueFrom: "/logs/ca" }],
        });
    });
});
