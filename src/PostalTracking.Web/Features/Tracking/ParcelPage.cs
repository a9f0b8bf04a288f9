using System.Globalization;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Senders.Warning;
using PostalTracking.Web.Features.Tracking.Money;
using PostalTracking.Web.Features.Tracking.Silence;
using static PostalTracking.Domain.Tracking.ShipmentStatus;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>Everything a parcel's page says, in one language, at one moment. A pure function of the parcel.</summary>
internal sealed record ParcelPage
{
    public required string Language { get; init; }

    /// <summary>Under which the parcel is kept; what stands on it is <see cref="Numbers"/>.</summary>
    public required string Number { get; init; }

    public required short Generation { get; init; }

    public required string Grouped { get; init; }

    public required ParcelNumbers Numbers { get; init; }

    public string? Service { get; init; }

    public required ShipmentStatus Status { get; init; }

    public DateTimeOffset? StatusSince { get; init; }

    public required ParcelAnswer Answer { get; init; }

    public MoneyLine? Money { get; init; }

    /// <summary>Frauds confirmed of whoever sent it; none to speak of once it is handed over or goes back.</summary>
    public int SenderFrauds { get; init; }

    public SenderWarning? Warning { get; init; }

    public ParcelRoute? Route { get; init; }

    public SrmPromise? Promise { get; init; }

    public LaneLine? Lane { get; init; }

    public SilenceLine? Silence { get; init; }

    public IReadOnlyList<DateLine> Dates { get; init; } = [];

    public OfficeLine? Office { get; init; }

    public required ParcelSources Sources { get; init; }

    public IReadOnlyList<HistoryDay> History { get; init; } = [];

    public IReadOnlyList<GenerationLine> OtherParcels { get; init; } = [];

    /// <summary>Why one number stands on several.</summary>
    public string? OtherParcelsReason { get; init; }

    /// <summary>How far the parcel has come on this page.</summary>
    public required ShipmentMark Mark { get; init; }

    /// <summary>How often an open page asks for news where it can't be told; null where none will come.</summary>
    public int? RefreshSeconds { get; init; }

    /// <summary>Changes with what the page says; words like "4 min ago" are let age five minutes.</summary>
    public required string ETag { get; init; }

    public static ParcelPage From(ShipmentSnapshot snapshot, ParcelContext context)
    {
        var events = ToldEvent.NewestFirst(snapshot, context);
        var numbers = ParcelNumbers.Of(snapshot, context.AskedNumber, context.Language);
        var frauds = snapshot.Status.IsFinal() || snapshot.Status == Returning ? 0 : context.SenderFrauds.Confirmed;
        var untracked = (ShipmentService)snapshot.Service == ShipmentService.Untracked && events.Count == 0;
        return new()
        {
            Language = context.Language,
            Number = snapshot.TrackNumber,
            Generation = snapshot.Generation,
            Grouped = NumberGroups.Of(numbers.Shown),
            Numbers = numbers,
            Service = TrackingTexts.Words.Find($"Service.{((ShipmentService)snapshot.Service).Name()}", context.Language),
            Status = snapshot.Status,
            StatusSince = snapshot.StatusSince,
            Answer = untracked ? ParcelAnswer.Untracked(context.Language) : ParcelAnswer.Of(snapshot, events, context),
            Money = MoneyLine.Of(snapshot, events, context),
            SenderFrauds = frauds,
            Warning = SenderWarning.Of(frauds, context.SenderFrauds.ToldFrom, context.Language),
            Route = untracked || snapshot.Status == Pending ? null : ParcelRoute.Of(snapshot, events, context),
            Promise = SrmPromise.Of(snapshot, context),
            Lane = LaneLine.Of(snapshot, context),
            Silence = SilenceLine.Of(snapshot, events, context),
            Dates = untracked || snapshot.Status == Pending ? [] : DateLine.Of(snapshot, events, context),
            Office = OfficeLine.Of(snapshot, context),
            Sources = ParcelSources.Of(untracked ? snapshot with { Sources = [], CheckedAt = null, NextCheckAt = null } : snapshot, events, context),
            History = ParcelHistory.Of(events, context),
            OtherParcels = GenerationLine.Of(context),
            OtherParcelsReason = GenerationLine.Reason(snapshot, context),
            RefreshSeconds = untracked || snapshot.Status.IsFinal() ? null : 5,
            Mark = ShipmentMark.Of(snapshot),
            ETag = ETagOf(snapshot, context),
        };
    }

    /// <summary>Neither waiting to be collected nor anywhere it will not be delivered from.</summary>
    public static bool IsOnTheWay(ShipmentStatus status) => status is
        InfoReceived or Accepted or InTransit or Customs or CustomsHeld or CustomsReleased or OutForDelivery or AttemptFailed
        or ShipmentStatus.Exception;

    private static string ETagOf(ShipmentSnapshot snapshot, ParcelContext context)
    {
        var age = context.Now.ToUnixTimeSeconds() / 300;
        var silent = string.Concat(context.Silent.Order().Select(carrier => $"{(short)carrier}").Concat(
            context.Spent.Keys.Order().Select(carrier => $"s{(short)carrier}")));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"\"{snapshot.Generation}-{snapshot.Version}-{snapshot.CheckedAt?.ToUnixTimeSeconds() ?? 0}-{context.Language}-{age}{silent}f{context.SenderFrauds.Confirmed}\"");
    }
}
