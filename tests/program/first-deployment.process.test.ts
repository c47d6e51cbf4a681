import path from "node:path";
import { expect } from "chai";
import { runPreview } from "../packages/preview/support/run-preview";

const freshAccount = path.join(__dirname, "..", "fixtures", "answers", "fresh-account.yaml");

describe("a first deployment, as the preview shows it,", () => {
    it("is sound in its first step, with one warning; the handover of the VPN is one line", async () => {
        const zone = 'platform:dns={"domain":"apps.example.gov","zone":{"kind":"create"}}';
        const ran = await runPreview(["prod", "--config", zone, "--fixtures", freshAccount]);

        const lines = ran.stdout.split("\n");
        expect(lines.filter((line) => line.includes("warning:"))).to.deep.equal([
            "  warning: left out: loadBalancers.open, loadBalancers.public, loadBalancers.services, " +
                "redirects.boards, services.boards-commissions, services.registry-certs, ec2Apps.zoning-maps, clientVpn and sites.help; of services and EC2 apps, only the keys of their secrets are " +
                "made. The reason: apps.example.gov is not delegated yet, and AWS issues no certificate before. Next: hand " +
                "over the stack output `dnsRecords`; when the records can be looked up, say delegated: true under " +
                "platform:dns.zone in Pulumi.prod.yaml, and run `pulumi up` again",
        ]);
        expect(lines.filter((line) => /^ {2}vpnHandover/.test(line))).to.have.length(1);
        expect(lines.find((line) => /^ {2}vpnHandover/.test(line))).to.match(/^ {2}vpnHandover +\[secret\]/);
        expect(ran.code).to.equal(0);
    });

    it("names every parameter and secret that is missing at once", async () => {
        const ran = await runPreview(["prod", "--fixtures", freshAccount]);

        const missing = [...ran.stdout.matchAll(/there is no (?:parameter )?(\S+)\. Create it/g)].map(
            ([, name]) => name,
        );
        const secret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:platform/prod/registry-certs";
        expect(missing.sort()).to.deep.equal([
            "/platform/prod/boards-commissions/db-password",
            "/platform/prod/images/boards-commissions",
            "/platform/prod/images/registry-certs",
            "/platform/prod/zoning-maps/license",
            `${secret}/db-d4E5f6`,
            `${secret}/payment-g7H8i9`,
        ]);
        expect(ran.code).to.equal(2);
    });
});
