import { expect } from "chai";
import { serviceSchema } from "../../../../components/ecs/service/schema/service";
import { expandVariants } from "../../../../components/ecs/service/variants";

function services(config: Record<string, unknown>) {
    return { app: serviceSchema.parse({ image: "registry.example.gov/app:1", memoryMiB: 256, ...config }) };
}

function variant(config: Record<string, unknown>, name = "next") {
    return expandVariants(services(config))[`app-${name}`];
}

const full = {
    port: 3000,
    hostPort: 8080,
    public: { loadBalancer: "public", hosts: ["app.apps.example.gov", "*.apps.example.gov"], paths: ["/api/*"] },
    internal: { loadBalancer: "services", path: "/team/app" },
    desiredCount: 3,
    scaling: { maxCount: 6, cpuPercent: 60 },
    environment: { COLOR: "blue", SIZE: "1" },
    secrets: { TOKEN: "/app/token", KEY: "/app/key" },
    scheduledTasks: { nightly: { command: ["run"], schedule: "rate(1 day)" } },
    tasks: { migrate: { command: ["migrate"] } },
    variants: {
        next: {
            image: "registry.example.gov/app:2",
            environment: { COLOR: "green" },
            secrets: { TOKEN: "/next/token" },
        },
        old: { desiredCount: 0 },
    },
};

describe("expandVariants", () => {
    it("puts variants right after their service, which stays as it is", () => {
        const config = { ...services(full), other: serviceSchema.parse({ image: "other:1", memoryMiB: 64 }) };
        const expanded = expandVariants(config);
        expect(Object.keys(expanded)).to.deep.equal(["app", "app-next", "app-old", "other"]);
        expect(expanded["app"]).to.equal(config.app);
        expect(expanded["other"]).to.equal(config.other);
    });

    it("gives a variant its own place, words and number of copies, and the rest of its service", () => {
        const { app } = services(full);
        expect(variant(full)).to.deep.equal({
            ...app,
            image: "registry.example.gov/app:2",
            public: { loadBalancer: "public", hosts: ["app-next.apps.example.gov"], paths: ["/api/*"] },
            internal: { loadBalancer: "services", path: "/team/app-next" },
            environment: { COLOR: "green", SIZE: "1" },
            secrets: { TOKEN: "/next/token", KEY: "/app/key" },
            desiredCount: 1,
            scaling: undefined,
            hostPort: 0,
            scheduledTasks: {},
            variants: {},
            variantOf: "app",
        });
    });

    it("keeps what the variant does not say anew", () => {
        const old = variant(full, "old");
        expect(old?.image).to.equal("registry.example.gov/app:1");
        expect(old?.environment).to.deep.equal(full.environment);
        expect(old?.desiredCount).to.equal(0);
    });

    it("gives no route to a variant whose service has none, or only a wildcard host", () => {
        const variants = { next: {} };
        expect(variant({ variants })?.public).to.equal(undefined);
        expect(variant({ variants })?.internal).to.equal(undefined);
        const wildcard = { loadBalancer: "public", hosts: ["*.apps.example.gov"] };
        expect(variant({ port: 80, public: wildcard, variants })?.public).to.equal(undefined);
    });

    it("changes the first label alone", () => {
        const hosts = ["app.app.example.gov"];
        const config = { port: 80, public: { loadBalancer: "public", hosts }, variants: { b2: {} } };
        expect(variant(config, "b2")?.public?.hosts).to.deep.equal(["app-b2.app.example.gov"]);
    });
});
