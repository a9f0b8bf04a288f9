using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers;
using PostalTracking.Web.Features.Carriers.RussianPost;

namespace PostalTracking.IntegrationTests.Faults;

/// <summary>A client under test: a column of the table, in a house of its own.</summary>
/// <param name="RoundAsync">One round of it, in which this parcel alone is due.</param>
internal sealed record AskedClient(string Name, Carrier Carrier, Func<FaultedHouse, string, Task> RoundAsync)
{
    private const string DueAlone =
        "update poll_plan set urgent = false, next_due = case when track_number = $1 then $2::timestamptz end where carrier = $3";

    public static IReadOnlyList<AskedClient> All { get; } =
    [
        Rtm34,
        new("Russian Post, fc: ticket", Carrier.RussianPost, AskForTicketAsync)
        {
            Settings = Batches,
            AfterAsync = FetchAsync,
            Tells = f => f is { IsOfEvents: false, IsOfTickets: false, Name: not "not-found" },
        },
        new("Russian Post, fc: answer", Carrier.RussianPost, FetchAsync)
        {
            Settings = Batches,
            BeforeAsync = AskForTicketAsync,
            Tells = _ => true,
        },
        new("Russian Post, money orders", Carrier.RussianPost, AskForMoneyAsync)
        {
            IsAboutMoney = true,
            FirstAsync = AskAndLetThePostPayAsync,
            Tells = f => f is { IsOfEvents: false, IsOfTickets: false },
        },
        Detail,
        new("Cainiao, LINK", Carrier.Cainiao, PollAsync(Carrier.Cainiao)) { Settings = Gateway },
        new("Hongkong Post, EC-Ship", Carrier.HongkongPost, PollAsync(Carrier.HongkongPost))
        {
            Country = "HK",
            Settings = address => address.HongkongPost,
        },
    ];

    private static AskedClient Rtm34 => new("Russian Post, rtm34", Carrier.RussianPost, PollAsync(Carrier.RussianPost));

    private static AskedClient Detail => new("Cainiao, detail", Carrier.Cainiao, PollAsync(Carrier.Cainiao));

    /// <summary>Another carrier that has the parcel, and must not mind.</summary>
    public AskedClient Witness => Carrier == Carrier.RussianPost ? Detail : Rtm34;

    /// <summary>Of the address of its numbers.</summary>
    public string Country { get; init; } = "CN";

    public Func<Testing.Partners, IEnumerable<KeyValuePair<string, string>>> Settings { get; init; } = _ => [];

    /// <summary>Which faults its endpoint can have at all.</summary>
    public Func<OrderedFault, bool> Tells { get; init; } = fault => !fault.IsOfTickets;

    public bool IsAboutMoney { get; init; }

    /// <summary>Once, before it can be asked at all.</summary>
    public Func<FaultedHouse, string, Task>? FirstAsync { get; init; }

    /// <summary>What has to be asked before the question that goes wrong.</summary>
    public Func<FaultedHouse, string, Task>? BeforeAsync { get; init; }

    /// <summary>What is to be asked after it.</summary>
    public Func<FaultedHouse, string, Task>? AfterAsync { get; init; }

    private static IEnumerable<KeyValuePair<string, string>> Batches(Testing.Partners partners) =>
    [
        new("Carriers:RussianPost:BatchUrl", $"{partners.Http.BaseAddress}fc"),
        new("Carriers:RussianPost:CollectFor", "00:00:00"),
        new("Carriers:RussianPost:TicketPause", "00:15:00"),
    ];

    private static IEnumerable<KeyValuePair<string, string>> Gateway(Testing.Partners partners) =>
    [
        new("Carriers:Cainiao:DetailUrl", ""),
        new("Carriers:Cainiao:GatewayUrl", $"{partners.Http.BaseAddress}gateway/link.do"),
    ];

    private static Func<FaultedHouse, string, Task> PollAsync(Carrier carrier) => async (house, number) =>
    {
        await house.ExecuteAsync(DueAlone, number, house.Now, (short)carrier);
        await using var scope = house.App.Services.CreateAsyncScope();
        var client = scope.ServiceProvider.GetServices<ICarrierClient>().Single(c => c.Carrier == carrier);
        await scope.ServiceProvider.GetRequiredService<CarrierPoll>().RunAsync(client, TestContext.Current.CancellationToken);
    };

    private static async Task AskForTicketAsync(FaultedHouse house, string number)
    {
        await house.ExecuteAsync("delete from carrier_ticket");
        await house.ExecuteAsync(DueAlone, number, house.Now, (short)Carrier.RussianPost);
        await RunAsync<TicketRound>(house);
    }

    private static async Task FetchAsync(FaultedHouse house, string number)
    {
        await house.ExecuteAsync("update carrier_ticket set next_ask_at = $2 where $1 = any(track_numbers)", number, house.Now);
        await RunAsync<TicketRound>(house);
    }

    // What the post tells after that day does not change any more.
    private static async Task AskAndLetThePostPayAsync(FaultedHouse house, string number)
    {
        await Rtm34.RoundAsync(house, number);
        house.Leap(TimeSpan.FromHours(26));
    }

    private static async Task AskForMoneyAsync(FaultedHouse house, string number)
    {
        await house.ExecuteAsync(
            "update cod_watch set ended_by = null, next_due = case when track_number = $1 then $2::timestamptz end", number, house.Now);
        await RunAsync<MoneyOrderRound>(house);
    }

    private static async Task RunAsync<TRound>(FaultedHouse house)
        where TRound : ICarrierRound
    {
        await using var scope = house.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<ICarrierRound>().OfType<TRound>().Single().RunAsync(TestContext.Current.CancellationToken);
    }
}
