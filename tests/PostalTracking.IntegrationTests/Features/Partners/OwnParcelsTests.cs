using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Partners;

public sealed partial class OwnParcelsTests(TestDatabases databases)
{
    private const string Parcels = "/partner/shipments";

    [Fact]
    public async Task The_own_parcels_are_listed_with_their_sums_and_senders_the_newest_first()
    {
        await using var app = await StartAsync();
        await app.RegisterAsync(Announced(1, cod: 2_499_00, sender: "ООО «Игрушки»"));
        await app.RegisterAsync(Announced(2));
        using var member = await app.SignInAsync(PartnerVisit.Member);

        var page = WebUtility.HtmlDecode(await member.PageAsync(Parcels));

        Assert.Equal([Api.Number(2), Api.Number(1)], Listed(page));
        Assert.Contains("2 499 ₽", page.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("ООО «Игрушки»", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_finds_what_it_says()
    {
        await using var app = await StartAsync();
        await app.RegisterAsync(
            Announced(1, service: "ems", destination: "KZ"), Announced(2, service: "ems", destination: "RU"), Announced(3, service: "parcel", destination: "RU"));
        await app.SendEventsAsync(new { trackNumber = Api.Number(3), occurredAt = "2026-11-20T10:00:00Z", code = "1/1", carrier = "russian-post" });
        await app.SetAsync($"update shipment_view set registered_at = '2026-03-05 23:59:59Z' where track_number = '{Api.Number(1)}'");
        using var member = await app.SignInAsync(PartnerVisit.Member);

        foreach (var (query, found) in new (string, int[])[]
        {
            ("", [3, 2, 1]), ("service=ems", [2, 1]), ("country=kz", [1]), ("status=accepted", [3]), ("status=pending&country=RU", [2]),
            ("from=2026-03-05&until=2026-03-05", [1]), ("until=2026-03-04", []), ("from=2026-03-06", [3, 2]),
            ($"number={Uri.EscapeDataString(" " + Api.Number(2).ToLowerInvariant())}", [2]), ("number=nothing", []), ("status=nonsense", [3, 2, 1]),
        })
        {
            Assert.Equal(found.Select(serial => Api.Number(serial)), Listed(await member.PageAsync($"{Parcels}?{query}")));
        }
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_or_a_repeat()
    {
        await using var app = await StartAsync();
        for (var batch = 0; batch < 3; batch++)
        {
            await app.RegisterAsync([.. Enumerable.Range(batch * 40, 40).Select(serial => Announced(serial))]);
        }

        using var member = await app.SignInAsync(PartnerVisit.Member);
        var seen = new List<string>();
        for (var path = (string?)Parcels; path is not null; path = Next.Match(WebUtility.HtmlDecode(await member.PageAsync(path))) is { Success: true } next ? next.Groups[1].Value : null)
        {
            seen.AddRange(Listed(await member.PageAsync(path)));
        }

        Assert.Equal(120, seen.Count);
        Assert.Equal(Enumerable.Range(0, 120).Select(serial => Api.Number(serial)).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_table_for_a_spreadsheet_is_whole_quoted_and_runs_no_formula()
    {
        await using var app = await StartAsync();
        await app.RegisterAsync([.. Enumerable.Range(0, 900).Select(serial => Announced(serial))]);
        await app.RegisterAsync([.. Enumerable.Range(900, 900).Select(serial => Announced(serial))]);
        await app.RegisterAsync([.. Enumerable.Range(1800, 300).Select(serial => Announced(serial))]);
        await app.RegisterAsync(Announced(5000, cod: 1_250_50, sender: "=HYPERLINK(\"http://x\")", service: "ems"));
        using var member = await app.SignInAsync(PartnerVisit.Member);

        var bytes = await member.GetByteArrayAsync(new Uri($"{Parcels}.csv", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2102, lines.Length);
        Assert.StartsWith("\"Номер\",\"Где сейчас\",", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"1250.50\"", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",\"'=HYPERLINK(\"\"http://x\"\")\"", lines[1], StringComparison.Ordinal);
        Assert.Equal(2101, lines.Skip(1).Select(line => line.Split(',')[0]).Distinct().Count());

        var filtered = await member.PageAsync($"{Parcels}.csv?service=ems");
        Assert.Equal(2, filtered.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(
            "|service=ems",
            await app.ValueAsync<string>(
                "select string_agg(details ->> 'filter', '|' order by id) from audit_entry where action = 'partner.parcels-exported'"));
    }

    [Fact]
    public async Task A_parcel_known_before_it_was_announced_is_listed_from_then_on()
    {
        await using var app = await StartAsync();
        await app.SendEventsAsync(new { trackNumber = Api.Number(1), occurredAt = "2026-11-20T10:00:00Z", code = "1/1", carrier = "russian-post" });
        using var member = await app.SignInAsync(PartnerVisit.Member);
        Assert.Empty(Listed(await member.PageAsync(Parcels)));

        await app.RegisterAsync(Announced(1));
        await app.RegisterAsync(Announced(1, cod: 100_00));

        Assert.Equal([Api.Number(1)], Listed(await member.PageAsync(Parcels)));
    }

    private async Task<TrackingApp> StartAsync() => await TrackingApp.StartAsync(await databases.CreateAsync());

    private static object Announced(int serial, long? cod = null, string? sender = null, string service = "parcel", string destination = "RU") => new
    {
        trackNumber = Api.Number(serial),
        service,
        origin = "HK",
        destination,
        cod = cod is { } amount ? new { amount, currency = "RUB" } : null,
        sender = sender is null ? null : new { id = "s-1", name = sender },
    };

    private static IEnumerable<string> Listed(string page) => Row.Matches(page).Select(match => match.Groups[1].Value);

    [GeneratedRegex("href=\"/track/([A-Z0-9]+)\\?anyway=true\"")]
    private static partial Regex Row { get; }

    [GeneratedRegex("href=\"(/partner/shipments\\?[^\"]*after=[^\"]+)\"")]
    private static partial Regex Next { get; }
}
