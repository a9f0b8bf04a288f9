using System.Net.Http.Json;
using System.Text.Json;
using PostalTracking.Web.Features.Tracking.Store;

namespace PostalTracking.IntegrationTests.Features.Carriers;

/// <summary>What tests of tickets ask of a house whose client has a contract with the post.</summary>
internal static class PostHouse
{
    public static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private static readonly (string Name, string Value) AtOnce = ("Carriers:RussianPost:CollectFor", "00:00:00");

    public static Instance WithContract(this PollingHouse house, params (string Name, string Value)[] settings) => house.Instance(
        [("Carriers:RussianPost:BatchUrl", $"{house.Partners.Http.BaseAddress}fc"), .. settings.Append(AtOnce).DistinctBy(s => s.Name)]);

    /// <summary>How many numbers each ticket had that the post gave.</summary>
    public static async Task<IReadOnlyList<int>> TicketsAsync(this PollingHouse house)
    {
        var tickets = await house.Partners.Http.GetFromJsonAsync<JsonElement>(
            new Uri("/control/tickets", UriKind.Relative), TestContext.Current.CancellationToken);
        return [.. tickets.GetProperty("items").EnumerateArray().Select(t => t.GetProperty("numbers").GetArrayLength())];
    }

    public static async Task<int> RequestsAsync(this PollingHouse house)
    {
        var log = await house.Partners.Http.GetFromJsonAsync<JsonElement>(
            new Uri("/control/requests", UriKind.Relative), TestContext.Current.CancellationToken);
        return log.GetProperty("partners").GetProperty("russian-post").GetProperty("requests").GetInt32();
    }

    /// <summary>The next requests to fc get these errors, one each.</summary>
    public static async Task OrderErrorsAsync(this PollingHouse house, params int[] errors) =>
        (await house.Partners.Http.PostAsJsonAsync(
            new Uri("/control/tickets/errors", UriKind.Relative), errors, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    public static Task<long> OpenTicketsAsync(this PollingHouse house) => house.ValueAsync<long>("select count(*) from carrier_ticket");

    public static Task<long> DueCountAsync(this PollingHouse house) =>
        house.ValueAsync<long>("select count(*) from poll_plan where next_due <= $1 and lease_until is null", house.Now);

    /// <summary>A parcel the post knows, as far as its life has come, and the house does not yet; due now.</summary>
    public static async Task<string> OrderedAsync(this PollingHouse house, object order, PollTier tier = PollTier.Anonymous)
    {
        var number = (await house.Partners.OrderAsync(order)).GetProperty("trackNumber").GetString()!;
        await house.ExecuteAsync(
            """
            with s as (insert into shipment (track_number, generation, service, known_since, destination_postal_code)
                values ($1, 1, 0, $2, 0) returning track_number),
            v as (insert into shipment_view
                    (track_number, generation, service, destination_postal_code, status, version, sources, history)
                select track_number, 1, 0, 0, 0, 0, '\x0100', '\x0100' from s returning track_number)
            select 1 from v
            """,
            number,
            house.Now);
        await house.ExecuteAsync(
            "insert into poll_plan (track_number, generation, carrier, tier, urgent, next_due, lease) values ($1, 1, 1, $3, false, $2, 0)",
            number,
            house.Now,
            (short)tier);
        return number;
    }
}
