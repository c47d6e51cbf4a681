import { expect } from "chai";
import type { ClientVpnTransforms } from "../../../components/client-vpn/client-vpn";
import { record, recordBoth } from "../../harness/record";
import { testKeyArn } from "../../harness/scope";
import { everyTransform, unreached } from "../../harness/transforms";
import { groups, makeClientVpn, metadata, types } from "./fixture";

const full = { groups, zones: 2, banner: "Authorised use only" };
const withPortal = { metadata: { vpn: metadata, portal: metadata } };

describe("ClientVpn", () => {
    it("registers exactly these resources in a preview and in an update", async () => {
        const { strict, placeholder } = await recordBoth(() => makeClientVpn(full, withPortal));
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(strict.list).to.deep.equal([
            `${types.logGroup} client-vpn`,
            `${types.alarm} client-vpn-refused`,
            `${types.securityGroup} client-vpn-people`,
            `${types.authorization} client-vpn-dba-apps`,
            `${types.authorization} client-vpn-dba-data`,
            `${types.authorization} client-vpn-dba-resolver`,
            `${types.authorization} client-vpn-developers-apps`,
            `${types.authorization} client-vpn-developers-resolver`,
            `${types.authorization} client-vpn-network-on-premises-10.16.0.0-16`,
            `${types.authorization} client-vpn-network-on-premises-172.20.0.0-16`,
            `${types.authorization} client-vpn-network-resolver`,
            `${types.endpoint} client-vpn`,
            `${types.association} client-vpn-us-east-1a`,
            `${types.association} client-vpn-us-east-1b`,
            `${types.route} client-vpn-us-east-1a-10.16.0.0-16`,
            `${types.route} client-vpn-us-east-1a-172.20.0.0-16`,
            `${types.route} client-vpn-us-east-1b-10.16.0.0-16`,
            `${types.route} client-vpn-us-east-1b-172.20.0.0-16`,
            `${types.samlProvider} client-vpn`,
            `${types.samlProvider} client-vpn-portal`,
            `${types.egress} client-vpn-people-on-premises-10.16.0.0-16`,
            `${types.egress} client-vpn-people-on-premises-172.20.0.0-16`,
            `${types.egress} client-vpn-people-tcp-443-443-10.40.0.0-16`,
            `${types.clientVpn} client-vpn`,
            `${types.firewall} client-vpn-people`,
        ]);
    });

    it("signs people in by SAML, takes only traffic of the platform, and ends their sessions", async () => {
        const recording = await record(() => makeClientVpn(full, withPortal));
        expect(recording.inputs(types.endpoint, "client-vpn")).to.deep.equal({
            description: "platform-test: people",
            vpcId: "vpc-0a1b2c3d",
            securityGroupIds: [recording.id(types.securityGroup, "client-vpn-people")],
            clientCidrBlock: "10.250.0.0/22",
            dnsServers: ["10.40.0.2"],
            serverCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c",
            authenticationOptions: [
                {
                    type: "federated-authentication",
                    samlProviderArn: recording.output(types.samlProvider, "client-vpn", "arn"),
                    selfServiceSamlProviderArn: recording.output(types.samlProvider, "client-vpn-portal", "arn"),
                },
            ],
            selfServicePortal: "enabled",
            transportProtocol: "udp",
            vpnPort: 443,
            splitTunnel: true,
            clientRouteEnforcementOptions: { enforced: true },
            sessionTimeoutHours: 12,
            disconnectOnSessionTimeout: true,
            clientLoginBannerOptions: { enabled: true, bannerText: "Authorised use only" },
            connectionLogOptions: { enabled: true, cloudwatchLogGroup: "/platform-test/client-vpn" },
            tags: { Name: "platform-test-client-vpn" },
        });
        expect(recording.inputs(types.samlProvider, "client-vpn-portal")).to.deep.equal({
            name: "platform-test-client-vpn-portal",
            samlMetadataDocument: metadata,
        });
        expect(recording.inputs(types.logGroup, "client-vpn")).to.deep.equal({
            name: "/platform-test/client-vpn",
            retentionInDays: 365,
            kmsKeyId: testKeyArn,
        });
    });

    it("has neither a portal nor a banner, and comes in through the first zone, unless asked", async () => {
        const recording = await record(() => makeClientVpn());
        const endpoint = recording.inputs(types.endpoint, "client-vpn");
        expect(endpoint)
            .to.include({ selfServicePortal: "disabled" })
            .and.not.to.have.property("clientLoginBannerOptions");
        expect(recording.names(types.samlProvider)).to.deep.equal(["client-vpn"]);
        expect(recording.names(types.association)).to.deep.equal(["client-vpn-us-east-1a"]);
        expect(recording.inputs(types.association, "client-vpn-us-east-1a")).to.deep.equal({
            clientVpnEndpointId: recording.id(types.endpoint, "client-vpn"),
            subnetId: "subnet-0000000a",
        });
    });

    it("leads to the datacenter only where a group may go there", async () => {
        const nobody = await record(() => makeClientVpn());
        expect([...nobody.names(types.route), ...nobody.names(types.egress)]).to.deep.equal([
            "client-vpn-people-tcp-443-443-10.40.0.0-16",
        ]);
        const recording = await record(() => makeClientVpn(full));
        expect(recording.inputs(types.route, "client-vpn-us-east-1b-10.16.0.0-16")).to.deep.equal({
            clientVpnEndpointId: recording.id(types.endpoint, "client-vpn"),
            destinationCidrBlock: "10.16.0.0/16",
            targetVpcSubnetId: "subnet-0000000b",
            description: "Datacenter",
        });
    });

    it("authorizes one group for one range, and takes the old leave away before it gives a new one", async () => {
        const recording = await record(() => makeClientVpn(full));
        const { options } = recording.one(types.authorization, "client-vpn-dba-data");
        expect(recording.inputs(types.authorization, "client-vpn-dba-data")).to.deep.equal({
            clientVpnEndpointId: recording.id(types.endpoint, "client-vpn"),
            accessGroupId: "id-dba",
            targetNetworkCidr: "10.40.192.0/19",
            description: "dba-data",
        });
        expect(options.deleteBeforeReplace).to.equal(true);
    });

    it("warns of many refused sign-ins, of this endpoint", async () => {
        const recording = await record(() => makeClientVpn());
        expect(recording.inputs(types.alarm, "client-vpn-refused")).to.deep.include({
            namespace: "AWS/ClientVPN",
            metricName: "AuthenticationFailures",
            dimensions: { Endpoint: recording.id(types.endpoint, "client-vpn") },
            statistic: "Sum",
            period: 900,
            evaluationPeriods: 1,
            comparisonOperator: "GreaterThanThreshold",
            threshold: 20,
            treatMissingData: "notBreaching",
            alarmDescription:
                "platform-test: The client VPN has refused more than 20 sign-ins in 15 minutes: somebody tries, or nobody gets in any more. Runbook: docs/runbooks/client-vpn.md",
        });
    });

    it("tells people where the profile is, and is a caller of stores that let groups in", async () => {
        let callers: unknown;
        const recording = await record(() => {
            const made = makeClientVpn({}, withPortal);
            callers = [made.callers([]), made.callers(["dba"]).map(({ key, what }) => ({ key, what }))];
        });
        const id = recording.id(types.endpoint, "client-vpn");
        expect(recording.one(types.clientVpn, "client-vpn").outputs).to.deep.equal({
            portalUrl: recording.output(types.endpoint, "client-vpn", "selfServicePortalUrl"),
            profileCommand: `aws ec2 export-client-vpn-client-configuration --client-vpn-endpoint-id ${id} --region us-east-1 --output text > platform-test.ovpn`,
            groups: ["developers"],
        });
        expect(callers).to.deep.equal([[], [{ key: "client-vpn", what: "client VPN" }]]);
    });
});

describe("transform of the client VPN", () => {
    it("reaches everything that it makes", async () => {
        const recording = await record(() => makeClientVpn(full, { ...withPortal, transform: everyTransform }));
        expect(unreached(recording)).to.deep.equal([]);
    });

    it("knows what it makes", () => {
        // @ts-expect-error the security group is the firewall's
        const transform: ClientVpnTransforms = { securityGroup: {} };
        expect(transform).to.have.keys("securityGroup");
    });
});
