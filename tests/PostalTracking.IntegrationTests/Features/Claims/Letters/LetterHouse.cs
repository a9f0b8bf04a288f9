using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Letters;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.IntegrationTests.Features.Claims.Letters;

/// <summary>The app with a post of the test's own and a clock that stands; nothing is carried unless a test does it.</summary>
internal sealed class LetterHouse : IAsyncDisposable
{
    private LetterHouse(TrackingApp app, SmtpSink sink, FakeTimeProvider clock) => (App, Sink, Clock) = (app, sink, clock);

    public TrackingApp App { get; }

    public SmtpSink Sink { get; }

    public FakeTimeProvider Clock { get; }

    /// <param name="hasPost">Without it nothing is configured.</param>
    public static async Task<LetterHouse> OpenAsync(TestDatabases databases, bool hasPost = true, int attachmentLimit = 14_000_000)
    {
        var sink = new SmtpSink();
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var settings = new Dictionary<string, string>
        {
            ["Background:Outbox"] = "false",
            ["Mail:From"] = "claims@house.example",
            ["Mail:Host"] = hasPost ? "127.0.0.1" : "",
            ["Mail:Port"] = sink.Port.ToString(CultureInfo.InvariantCulture),
            ["Mail:Security"] = "None",
            ["Mail:AttachmentLimit"] = attachmentLimit.ToString(CultureInfo.InvariantCulture),
        };
        return new(await TrackingApp.StartAsync(await databases.CreateAsync(), settings, clock: clock), sink, clock);
    }

    /// <summary>One round of the post.</summary>
    public Task<int> CarryAsync(CancellationToken? cancellationToken = null) => App.InScopeAsync(services =>
        services.GetRequiredService<LetterPost>().RunAsync(cancellationToken ?? TestContext.Current.CancellationToken));

    /// <summary>A claim of 1,000 roubles on a policy that was really sold, in review.</summary>
    public async Task<Claim> ClaimAsync()
    {
        var policy = await PolicyAsync();
        var number = await App.FileAsync(policy.PolicyNumber, by: FiledClaims.Consultant);
        var claim = await App.ReadAsync(number);
        Assert.Equal(ClaimStatus.InReview, claim.Status);
        return claim;
    }

    public Task<Correspondent> AddresseeAsync(CorrespondentKind kind = CorrespondentKind.Bank, string? name = null) =>
        App.AddresseeAsync(kind, name);

    public Task<LetterResult> WriteAsync(
        Claim claim, Correspondent to, LetterKind kind = LetterKind.FirstToBank, short sequence = 1, bool withPolicyPaper = false,
        string? subject = null, string? body = null, IReadOnlyCollection<Guid>? evidence = null) =>
        App.WriteLetterAsync(claim, to, kind, sequence, withPolicyPaper, subject, body, evidence);

    public Task<LetterResult> AnswerAsync(
        Claim claim, short sequence, LetterOutcome outcome, long? refunded = null, int daysLater = 0, string text = "Ответ банка.") =>
        App.InScopeAsync(services => services.GetRequiredService<FileAnswer>().RunAsync(
            new(
                claim.ClaimNumber,
                sequence,
                Today(claim).AddDays(daysLater),
                outcome,
                text,
                refunded,
                null),
            FiledClaims.Consultant,
            TestContext.Current.CancellationToken));

    /// <summary>By the clock on the wall of the claim's office.</summary>
    public DateOnly Today(Claim claim) => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(claim.TimeZone)).DateTime);

    public Task<LetterResult> ByHandAsync(Claim claim, short sequence = 1) => App.InScopeAsync(
        services => services.GetRequiredService<LetterWay>().ByHandAsync(claim.ClaimNumber, sequence, FiledClaims.Consultant, TestContext.Current.CancellationToken));

    public Task<LetterResult> AgainAsync(Claim claim, short sequence = 1) => App.InScopeAsync(
        services => services.GetRequiredService<LetterWay>().AgainAsync(claim.ClaimNumber, sequence, FiledClaims.Consultant, TestContext.Current.CancellationToken));

    public Task<Letter> LetterAsync(Claim claim, short sequence = 1) => App.InScopeAsync(services =>
        services.GetRequiredService<PostalTrackingDbContext>().Set<Letter>().AsNoTracking().SingleAsync(
            letter => letter.ClaimNumber == claim.ClaimNumber && letter.Sequence == sequence, TestContext.Current.CancellationToken));

    public Task<List<ClaimEntry>> StoryAsync(Claim claim) => App.InScopeAsync(services =>
        services.GetRequiredService<PostalTrackingDbContext>().Set<ClaimEntry>().AsNoTracking()
            .Where(entry => entry.ClaimNumber == claim.ClaimNumber).OrderBy(entry => entry.Sequence)
            .ToListAsync(TestContext.Current.CancellationToken));

    public Task<Claim> NowAsync(Claim claim) => App.ReadAsync(claim.ClaimNumber);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Sink.DisposeAsync();
    }

    private async Task<Policy> PolicyAsync() => await App.SoldAsync(Counter.Order(await App.ArrivedAsync()));
}

/// <summary>One house for a class of tests, which take turns in it.</summary>
public sealed class SharedLetterHouse(TestDatabases databases) : IAsyncLifetime
{
    private LetterHouse? _house;

    /// <summary>With an empty letter box, and a clock that tells the time again.</summary>
    internal LetterHouse Cleared()
    {
        var house = _house ?? throw new InvalidOperationException("The house is not open.");
        house.Clock.AdjustTime(TimeProvider.System.GetUtcNow());
        house.Sink.Clear();
        return house;
    }

    public async ValueTask InitializeAsync() => _house = await LetterHouse.OpenAsync(databases);

    public ValueTask DisposeAsync() => _house?.DisposeAsync() ?? ValueTask.CompletedTask;
}
