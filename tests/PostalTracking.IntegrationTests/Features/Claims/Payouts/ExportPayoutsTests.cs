using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using PostalTracking.Web.Features.Claims.Payouts;
using PostalTracking.Web.Features.Claims.Payouts.Files;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Features.Claims.Payouts;

public sealed class ExportPayoutsTests(TestDatabases databases)
{
    [Fact]
    public async Task Of_two_files_made_at_once_each_payout_is_in_exactly_one()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        var claims = await ReleasedAsync(app, 6);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.ExportAsync()));

        Assert.Single(outcomes.OfType<ExportOutcome.Made>());
        Assert.Equal(3, outcomes.OfType<ExportOutcome.Nothing>().Count());
        Assert.Equal((6, 600_00L), (
            await app.ScalarAsync<int>("select count from payout_export"), await app.ScalarAsync<long>("select total from payout_export")));
        foreach (var claim in claims)
        {
            var payout = Assert.Single(await app.PayoutsAsync(claim));
            Assert.Equal(
                (PayoutStatus.Exported, outcomes.OfType<ExportOutcome.Made>().Single().Id), (payout.Status, payout.ExportId!.Value));
        }
    }

    [Fact]
    public async Task A_file_holds_so_many_and_the_rest_goes_into_the_next()
    {
        await using var app = await TrackingApp.StartAsync(
            await databases.CreateAsync(), new Dictionary<string, string> { ["Payments:AtOnce"] = "2" });
        await ReleasedAsync(app, 5);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => app.ExportAsync()));
        while (await app.ExportAsync() is ExportOutcome.Made)
        {
        }

        Assert.Equal(5m, await app.ScalarAsync<decimal>("select sum(count)::numeric from payout_export"));
        Assert.Equal(5L, await app.ScalarAsync<long>("select count(*) from payout p join payout_export e on e.id = p.export_id"));
    }

    [Fact]
    public async Task An_account_changed_while_a_file_is_made_stops_a_payout_or_comes_too_late_for_it()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        var claims = await ReleasedAsync(app, 8);

        var file = Task.Run(() => app.ExportAsync(), TestContext.Current.CancellationToken);
        await Task.WhenAll(claims.Select(claim => app.KeepPayeeAsync(claim, PaidClaims.Another)));
        await file;

        var left = 0;
        foreach (var claim in claims)
        {
            var payout = Assert.Single(await app.PayoutsAsync(claim));
            Assert.Equal(payout.ExportId is null ? PayoutStatus.Returned : PayoutStatus.Exported, payout.Status);
            Assert.Equal(payout.ExportId is null ? 0 : 100_00, (await app.ReadAsync(claim)).AmountOrdered);
            left += payout.ExportId is null ? 0 : 1;
        }

        Assert.Equal(left, await app.ScalarAsync<int>("select coalesce(sum(count), 0)::int from payout_export"));
    }

    [Fact]
    public async Task Downloaded_again_a_file_has_the_same_bytes_and_each_download_is_written_down()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        var claim = (await ReleasedAsync(app, 1))[0];
        var key = FormKey.New();
        var made = Assert.IsType<ExportOutcome.Made>(await app.ExportAsync(key));
        Assert.Equal(made, await app.ExportAsync(key));

        // What happens to the payout afterwards does not change the file.
        await app.SettleAsync(claim);
        using var volkova = await app.SignInAsync("volkova");
        foreach (var form in new[] { "csv", "xml" })
        {
            var first = await BytesAsync(volkova, $"/desk/payouts/files/{made.Id}.{form}");
            Assert.Equal(first, await BytesAsync(volkova, $"/desk/payouts/files/{made.Id}.{form}"));
            Assert.Equal(SHA256.HashData(first), await app.ScalarAsync<byte[]>($"select {form}_sha256 from payout_export"));
            var text = Encoding.UTF8.GetString(first);
            Assert.Contains($"{claim}-1", text, StringComparison.Ordinal);
            Assert.Contains(PaidClaims.Payee.Account.Number, text, StringComparison.Ordinal);
            Assert.Contains("Иванов Иван Иванович", text, StringComparison.Ordinal);
        }

        Assert.Equal(4L, await app.ScalarAsync<long>("select count(*) from audit_entry where action = 'payout.file-read'"));
        var document = XDocument.Parse(Encoding.UTF8.GetString(await BytesAsync(volkova, $"/desk/payouts/files/{made.Id}.xml")));
        Assert.Equal("100.00", document.Descendants().Single(element => element.Name.LocalName == "InstdAmt").Value);

        using var smirnov = await app.SignInAsync("smirnov");
        using var refused = await smirnov.GetAsync(
            new Uri($"/desk/payouts/files/{made.Id}.csv", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Without_a_payer_no_file_is_made()
    {
        await using var app = await TrackingApp.StartAsync(
            await databases.CreateAsync(), new Dictionary<string, string> { ["Payments:Payer"] = "" });
        var claim = (await ReleasedAsync(app, 1))[0];

        Assert.IsType<ExportOutcome.NoPayer>(await app.ExportAsync());
        Assert.Equal(PayoutStatus.Released, (await app.PayoutsAsync(claim)).Single().Status);
    }

    [Fact]
    public async Task A_payers_account_that_fits_no_bank_stops_the_start()
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => TrackingApp.StartAsync(
            Hosting.TestHost.NoDatabase, new Dictionary<string, string> { ["Payments:Account"] = "40702810100000000001" }));

        Assert.Contains(
            "Payments: Account and Bic are no rouble account in a Russian bank (Key).", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<string[]> ReleasedAsync(TrackingApp app, int count)
    {
        var claims = new string[count];
        for (var i = 0; i < count; i++)
        {
            claims[i] = await app.ApproveAsync(await app.PolicyAsync(2_000_00), 100_00);
            await app.OrderAsync(claims[i], 100_00);
            Assert.IsType<PayoutOutcome.Done>(await app.ReleaseAsync(claims[i]));
        }

        return claims;
    }

    private static Task<byte[]> BytesAsync(HttpClient client, string path) =>
        client.GetByteArrayAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}
