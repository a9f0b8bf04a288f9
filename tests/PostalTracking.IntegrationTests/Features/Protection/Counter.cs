using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Domain.Tracking;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Features.Protection;

/// <summary>What a counter does, by the use cases themselves.</summary>
internal static class Counter
{
    public const string Office = "390000";
    public const string Phone = "79101234567";

    private static int _serial = 70_000_000;

    public static Seller Demo { get; } = new(DemoMode.Clerk, DemoShift.Id, DemoShift.Office);

    public static string NewNumber() => Tracking.Api.Number(Interlocked.Increment(ref _serial));

    /// <summary>A parcel that waits at an office, with cash on delivery as the sender announced it.</summary>
    /// <param name="cod">Kopecks; null: nobody names any.</param>
    public static async Task<string> ArrivedAsync(
        this TrackingApp app, long? cod = 2_499_00, string office = Office, string sender = "shop-1")
    {
        var number = NewNumber();
        object? money = cod is { } sum ? new { amount = sum, currency = "RUB" } : null;
        Assert.Equal("created", (await app.RegisterAsync(
            new { trackNumber = number, cod = money, sender = new { id = sender, name = "Магазин" } })).Single().Text("verdict"));
        await app.TellAsync(number, Sent.Event(number, "1/1", 6, postalCode: "101000"), Sent.Event(number, "8/2", 1, postalCode: office));
        return number;
    }

    /// <summary>Many at once, with nothing but what a sale needs.</summary>
    public static async Task<string[]> ArrivedManyAsync(this TrackingApp app, int count)
    {
        var numbers = Enumerable.Range(0, count).Select(_ => NewNumber()).ToArray();
        foreach (var some in numbers.Chunk(500))
        {
            await app.RegisterAsync([.. some.Select(n => new { trackNumber = n, cod = new { amount = 2_499_00, currency = "RUB" } })]);
            await app.SendEventsAsync([.. some.Select(n => Sent.Event(n, "8/2", 1))]);
        }

        return numbers;
    }

    public static async Task TellAsync(this TrackingApp app, string number, params object[] events) => Assert.All(
        await app.SendEventsAsync(events), verdict => Assert.True(verdict.Text("verdict") == "stored", $"{number}: {verdict}"));

    public static SaleOrder Order(string number, long cod = 2_499_00, bool consent = true) =>
        new(TrackNumber.Parse(number), cod, Phone, null, consent, PaymentMeans.Cash);

    /// <summary>One sale in one transaction.</summary>
    public static Task<SaleOutcome> SellAsync(this TrackingApp app, SaleOrder order, Seller? seller = null) =>
        app.InTransactionAsync(services => services.GetRequiredService<SellProtection>()
            .SellAsync(order, seller ?? Demo, TestContext.Current.CancellationToken));

    public static async Task<Policy> SoldAsync(this TrackingApp app, SaleOrder order, Seller? seller = null) =>
        Assert.IsType<SaleOutcome.Sold>(await app.SellAsync(order, seller)).Policy;

    public static Task<T> InTransactionAsync<T>(this TrackingApp app, Func<IServiceProvider, Task<T>> work) =>
        app.InScopeAsync(async services =>
    {
        await using var transaction = await services.GetRequiredService<PostalTrackingDbContext>().Database
            .BeginTransactionAsync(TestContext.Current.CancellationToken);
        var result = await work(services);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        return result;
    });

    public static async Task<T> InScopeAsync<T>(this TrackingApp app, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public static Task<Shift> OpenShiftAsync(this TrackingApp app, CurrentStaff clerk, long cash = 5_000_00) => app.InScopeAsync(services =>
        services.GetRequiredService<OpenShift>().OpenAsync(clerk, cash, TestContext.Current.CancellationToken));

    /// <summary>Changes what no use case does: the past.</summary>
    public static async Task SetAsync(this TrackingApp app, string sql, params object[] parameters)
    {
        await using var command = app.Database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new() { Value = parameter });
        }

        Assert.NotEqual(0, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The number of a policy that the counter of another office sold.</summary>
    public static async Task<string> SoldElsewhereAsync(this TrackingApp app)
    {
        var clerk = NewClerk(101000);
        var seller = new Seller(clerk.Id, (await app.OpenShiftAsync(clerk)).Id, 101000);
        return (await app.SoldAsync(Order(await app.ArrivedAsync(office: "101000")), seller)).PolicyNumber;
    }

    public static CurrentStaff NewClerk(int office = DemoShift.Office) => new(Guid.NewGuid(), "Петрова А. А.", StaffRole.Clerk, office);

    public static Task<int?> WrongLineAsync(this TrackingApp app, Guid shiftId) => app.InScopeAsync(services =>
        services.GetRequiredService<Journal>().VerifyAsync(shiftId, TestContext.Current.CancellationToken));
}
