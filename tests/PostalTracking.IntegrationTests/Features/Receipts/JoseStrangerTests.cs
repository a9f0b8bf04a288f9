using System.Text.Json;
using PostalTracking.IntegrationTests.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Receipts;

/// <summary>A library of other people checks our statements by the published keys alone.</summary>
public sealed class JoseStrangerTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private const string Module = "jose@6.2.18";

    [Fact]
    public async Task From_registration_at_2_01_dollars_to_the_receipt_and_its_revocation()
    {
        var app = quiet.App;
        var number = await app.DeliveredAsync(daysAgo: 1);
        var statement = await app.ReceiptAsync(number);
        var folder = Directory.CreateTempSubdirectory("jose-").FullName;
        try
        {
            await OtherPrograms.InstallAsync(Module, folder);
            var said = await OtherPrograms.RunAsync(
                "node",
                [
                    Path.Combine(AppContext.BaseDirectory, "Features", "Receipts", "jose-stranger.mjs"),
                    folder,
                    $"{app.Address}.well-known/jwks.json",
                    statement,
                    Receipts.With(statement, 1, claims => claims["receivedAt"] = "2026-01-01T00:00:00Z"),
                    Receipts.With(statement, 0, header => header["alg"] = "HS256"),
                    Receipts.With(statement, 0, header => header["kid"] = "another"),
                ],
                folder);

            var answers = said.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement).ToList();
            Assert.Equal(4, answers.Count);
            Assert.Equal(number, answers[0].GetProperty("payload").Text("sub"));
            Assert.Equal("delivered", answers[0].GetProperty("payload").Text("status"));
            Assert.Equal("ES256", answers[0].GetProperty("protectedHeader").Text("alg"));
            Assert.Equal(
                ["ERR_JWS_SIGNATURE_VERIFICATION_FAILED", "ERR_JOSE_NOT_SUPPORTED", "ERR_JWKS_NO_MATCHING_KEY"],
                answers.Skip(1).Select(answer => answer.Text("refused")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        // What no signature can say: that the carrier took it back.
        Assert.Equal(("right", "stands"), await app.StandingAsync(statement));
        await app.SendEventsAsync(Sent.Event(number, "26/2", 0.5));
        Assert.Equal(("right", "revoked"), await app.StandingAsync(statement));
    }
}
