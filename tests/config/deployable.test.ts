import { expect } from "chai";
import { deployable, type DeployableStack } from "../../config/deployable";
import { check, type Changes } from "./fixture";

const ownCertificate = "arn:aws:acm:us-east-1:123456789012:certificate/a";

function deployableAfter(changes: Changes): DeployableStack {
    const { stack } = check(changes);
    if (stack === undefined) {
        throw new Error("the configuration has problems");
    }
    return deployable(stack, "test");
}

const keys = ({ stack, prepared }: DeployableStack) => ({
    loadBalancers: Object.keys(stack.loadBalancers),
    services: Object.keys(stack.services),
    prepared: Object.keys(prepared),
});

describe("what of a stack can be deployed", () => {
    it("is all of it once the certificate can be issued, or is somebody else's", () => {
        const everything = { loadBalancers: ["public", "inside"], services: ["certs", "boards"], prepared: [] };
        for (const changes of [
            {},
            { "platform:dns.zone": { kind: "existing", zoneId: "Z0123456789" } },
            { "platform:dns.zone": { kind: "external", recordsCreated: true } },
            { "platform:dns.zone": { kind: "create" }, "platform:dns.certificateArn": ownCertificate },
        ]) {
            const result = deployableAfter(changes);
            expect(keys(result)).to.deep.equal(everything);
            expect(result.notice).to.equal(undefined);
        }
    });

    it("leaves out, before the delegation, load balancers and the services behind them, and says so", () => {
        const result = deployableAfter({ "platform:dns.zone": { kind: "create" } });
        expect(keys(result)).to.deep.equal({ loadBalancers: [], services: [], prepared: ["certs", "boards"] });
        expect(result.notice).to.equal(
            "left out: loadBalancers.public, loadBalancers.inside, services.certs and services.boards; of services, only the " +
                "keys of their secrets are made. The reason: apps.example.gov is not delegated yet, and AWS issues no " +
                "certificate before. Next: hand over the stack output `dnsRecords`; when the records can be looked up, say " +
                "delegated: true under platform:dns.zone in Pulumi.test.yaml, and run `pulumi up` again",
        );
    });

    it("leaves out functions that wait for a load balancer, and no others", () => {
        const code = { folder: "./functions/site-check", runtime: "nodejs24.x" };
        const route = { loadBalancer: "public", hosts: ["hook.apps.example.gov"] };
        const result = deployableAfter({
            "platform:dns.zone": { kind: "create" },
            "platform:functions": { hook: { code, public: route }, nightly: { code } },
        });
        expect(Object.keys(result.stack.functions)).to.deep.equal(["nightly"]);
        expect(result.notice).to.contain("services.certs, services.boards and functions.hook; of services");
    });

    it("leaves out a client VPN that waits for the domain's certificate, and keeps one with its own", () => {
        const clientVpn = {
            clientCidr: "10.250.0.0/22",
            saml: { metadataFile: "./saml.xml" },
            groups: { developers: { id: "id-developers", reach: ["apps"] } },
        };
        const waiting = { "platform:dns.zone": { kind: "create" } };
        const result = deployableAfter({ ...waiting, "platform:clientVpn": clientVpn });
        expect(result.stack.clientVpn).to.equal(undefined);
        expect(result.notice).to.contain("services.certs, services.boards and clientVpn; of services");
        const own = { ...clientVpn, certificateArn: ownCertificate };
        expect(deployableAfter({ ...waiting, "platform:clientVpn": own }).stack.clientVpn).to.deep.include(own);
    });

    it("leaves out sites whose certificate cannot be issued yet, and no others", () => {
        const left = (dns: object, docs: object = {}) => {
            const hosts = ["docs.apps.example.gov"];
            const result = deployableAfter({
                "platform:dns": { domain: "apps.example.gov", ...dns },
                "platform:sites": { docs: { hosts, ...docs } },
            });
            expect(result.notice?.includes("sites.docs") ?? false).to.equal(!("docs" in result.stack.sites));
            return !("docs" in result.stack.sites);
        };
        const created = { zone: { kind: "create" } };
        const deep = { redirectHosts: ["www.docs.apps.example.gov"] };
        expect(left(created)).to.equal(true);
        expect(left({ zone: { kind: "external" } })).to.equal(true);
        expect(left({ zone: { kind: "create", delegated: true } })).to.equal(false);
        expect(left(created, { certificateArn: ownCertificate })).to.equal(false);
        const imported = { ...created, certificateArn: ownCertificate };
        expect(left(imported)).to.equal(false);
        expect(left(imported, deep)).to.equal(true);
    });

    it("keeps what does not wait: a load balancer with its own certificate, its services, and those without a route", () => {
        const result = deployableAfter({
            "platform:dns.zone": { kind: "external" },
            "platform:loadBalancers.public.certificateArn": ownCertificate,
            "platform:services.worker": { image: "registry.example.gov/worker:1", memoryMiB: 64 },
        });
        expect(keys(result)).to.deep.equal({
            loadBalancers: ["public"],
            services: ["boards", "worker"],
            prepared: ["certs"],
        });
        expect(result.notice).to.equal(
            "left out: loadBalancers.inside and services.certs; of services, only the keys of their secrets are made. The " +
                "reason: the validation records of apps.example.gov are not there yet, and AWS issues no certificate before. " +
                "Next: hand over the stack output `dnsRecords`; when the records can be looked up, say recordsCreated: true " +
                "under platform:dns.zone in Pulumi.test.yaml, and run `pulumi up` again",
        );
    });

    it("leaves out EC2 apps of load balancers that wait, and those that are only prepared, but for their keys", () => {
        const maps = {
            startScript: "./start.sh",
            port: 8080,
            public: { loadBalancer: "public", hosts: ["maps.apps.example.gov"] },
        };
        const ec2Apps = {
            maps,
            later: { ...maps, public: { ...maps.public, hosts: ["later.apps.example.gov"] }, prepare: true },
        };
        const now = deployableAfter({ "platform:ec2Apps": ec2Apps });
        expect([Object.keys(now.stack.ec2Apps), Object.keys(now.preparedEc2Apps)]).to.deep.equal([["maps"], ["later"]]);
        const waiting = deployableAfter({ "platform:dns.zone": { kind: "create" }, "platform:ec2Apps": ec2Apps });
        expect(waiting.stack.ec2Apps).to.deep.equal({});
        expect(Object.keys(waiting.preparedEc2Apps)).to.deep.equal(["maps", "later"]);
        expect(waiting.notice).to.contain(
            "services.boards, ec2Apps.maps and ec2Apps.later; of services and EC2 apps, only the keys of their secrets are made",
        );
    });

    it("leaves out redirects of load balancers that wait", () => {
        const old = { loadBalancer: "public", hosts: ["old.apps.example.gov"], to: { host: "example.org" } };
        const waiting = deployableAfter({ "platform:dns.zone": { kind: "create" }, "platform:redirects": { old } });
        expect(waiting.stack.redirects).to.deep.equal({});
        expect(waiting.notice).to.match(/^left out: .*loadBalancers\.inside, redirects\.old, services\.certs and /);
        expect(Object.keys(deployableAfter({ "platform:redirects": { old } }).stack.redirects)).to.deep.equal(["old"]);
    });

    const outside = () => ({
        "platform:dns.certificates": {
            old: { names: ["old.example.org", "*.example.net"] },
            city: { names: ["www.example.com"], certificateArn: ownCertificate },
        },
        "platform:services.certs.public.hosts": ["old.example.org", "www.example.com"],
    });

    it("keeps everything but a certificate for hosts outside the domain until others have done their part", () => {
        const result = deployableAfter(outside());
        expect(keys(result)).to.deep.equal({
            loadBalancers: ["public", "inside"],
            services: ["certs", "boards"],
            prepared: [],
        });
        expect(result.notice).to.equal(
            "left out: dns.certificates.old on load balancers. The reason: the validation records of old.example.org and " +
                "*.example.net are not there yet, and AWS issues no certificate before. Next: hand over the stack output " +
                "`dnsRecords`; when the records can be looked up, say recordsCreated: true under " +
                "platform:dns.certificates.old in Pulumi.test.yaml, and run `pulumi up` again",
        );
        expect(deployableAfter({ ...outside(), "platform:dns.certificates.old.recordsCreated": true }).notice).to.equal(
            undefined,
        );
    });

    it("says in one warning what waits for the domain and what for others", () => {
        const result = deployableAfter({ ...outside(), "platform:dns.zone": { kind: "create" } });
        expect(result.notice).to.equal(
            "left out: loadBalancers.public, loadBalancers.inside, services.certs, services.boards and dns.certificates.old " +
                "on load balancers; of services, only the keys of their secrets are made. The reason: apps.example.gov is " +
                "not delegated yet and the validation records of old.example.org and *.example.net are not there yet, and " +
                "AWS issues no certificate before. Next: hand over the stack output `dnsRecords`; when the records can be " +
                "looked up, say delegated: true under platform:dns.zone and recordsCreated: true under " +
                "platform:dns.certificates.old in Pulumi.test.yaml, and run `pulumi up` again",
        );
    });

    it("prepares a service that asks for it, without a word", () => {
        const result = deployableAfter({ "platform:services.certs.prepare": true });
        expect(keys(result)).to.deep.equal({
            loadBalancers: ["public", "inside"],
            services: ["boards"],
            prepared: ["certs"],
        });
        expect(result.notice).to.equal(undefined);
    });
});
