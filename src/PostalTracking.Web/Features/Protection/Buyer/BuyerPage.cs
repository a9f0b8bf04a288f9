using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Senders.Warning;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Buyer;

/// <summary>How a policy stands; each has its words: <c>Title.{standing}</c>, <c>Lead.{standing}</c>.</summary>
internal enum BuyerStanding
{
    Covered,
    LastDay,
    Ended,
    Voided,
    Refunded,
}

/// <summary>Everything a buyer's page says, in one language, at one moment.</summary>
internal sealed record BuyerPage
{
    public required string Language { get; init; }

    public required BuyerStanding Standing { get; init; }

    /// <summary>The one sentence: "Покупка защищена ещё 23 дня".</summary>
    public required string Title { get; init; }

    public required Sentence Lead { get; init; }

    public required EvidenceRule Rule { get; init; }

    /// <summary>Why the rule is this one.</summary>
    public required string RuleReason { get; init; }

    /// <summary>In groups, as on the confirmation.</summary>
    public required string PolicyNumber { get; init; }

    /// <summary>What was bought, line by line.</summary>
    public required IReadOnlyList<(string Label, string Value)> Facts { get; init; }

    public required Office Office { get; init; }

    /// <summary>Null where the parcel is gone from the tables.</summary>
    public ParcelPage? Parcel { get; init; }

    /// <summary>While the protection stands and the parcel is on its way.</summary>
    public SenderWarning? Warning { get; init; }

    public string? Hotline { get; init; }

    public string? MaskedPhone { get; init; }

    public string? MaskedEmail { get; init; }

    /// <summary>There is still something that could be told or collected for.</summary>
    public bool IsStanding => Standing is not (BuyerStanding.Voided or BuyerStanding.Refunded);

    public Tone Tone => Standing switch
    {
        BuyerStanding.Covered => Tone.Good,
        BuyerStanding.LastDay => Tone.Waiting,
        _ => Tone.Moving,
    };

    public static BuyerPage Of(
        BuyerPolicy bought, ParcelPage? parcel, int warnedFrom, string? hotline, DateTimeOffset now, string language)
    {
        var (policy, tariff, office) = bought;
        var words = new DateWords(language);
        var until = PlaceTime.Of(policy.CoverUntil, now, office.TimeZone);
        var standing = StandingOf(policy, until, now);
        return new()
        {
            Language = language,
            Standing = standing,
            Title = standing switch
            {
                BuyerStanding.Covered => Counted("Title.Covered", until.Day.DayNumber - until.Today.DayNumber),
                BuyerStanding.Ended => Said("Title.Ended", words.NearDay(until.Day, until.Today)),
                _ => Said($"Title.{standing}"),
            },
            Lead = Sentence.Of(
                ProtectionTexts.For($"Lead.{standing}", language),
                standing == BuyerStanding.Refunded ? Roubles.Of(policy.Premium, language) : words.Moment(until)),
            Rule = policy.EvidenceRule,
            RuleReason = Said($"Rule.{policy.EvidenceRule}.Reason", Roubles.Of(tariff.PhoneUpTo, language)),
            PolicyNumber = PolicyDigits.Grouped(policy.PolicyNumber),
            Facts = FactsOf(policy, tariff, office, standing, now, language),
            Office = office,
            Parcel = parcel,
            Warning = standing is BuyerStanding.Covered or BuyerStanding.LastDay
                ? SenderWarning.Of(parcel?.SenderFrauds ?? 0, warnedFrom, language)
                : null,
            Hotline = hotline,
            MaskedPhone = Contact.Masked(policy.Phone),
            MaskedEmail = EmailAddress.Masked(policy.Email),
        };

        string Said(string key, params ReadOnlySpan<object?> values) => ProtectionTexts.Words.For(key, language, values);
        string Counted(string key, int count) => ProtectionTexts.Words.Counted(key, language, count);
    }

    private static BuyerStanding StandingOf(Policy policy, PlaceTime until, DateTimeOffset now) => policy.Status switch
    {
        PolicyStatus.Voided => BuyerStanding.Voided,
        PolicyStatus.Refunded => BuyerStanding.Refunded,
        _ when !new Coverage(policy.CoverFrom, policy.CoverUntil).Contains(now) => BuyerStanding.Ended,
        _ when until.Day == until.Today => BuyerStanding.LastDay,
        _ => BuyerStanding.Covered,
    };

    private static List<(string Label, string Value)> FactsOf(
        Policy policy, Tariff tariff, Office office, BuyerStanding standing, DateTimeOffset now, string language)
    {
        var words = new DateWords(language);
        var from = PlaceTime.Of(policy.CoverFrom, now, office.TimeZone);
        var until = PlaceTime.Of(policy.CoverUntil, now, office.TimeZone);
        var lastReturn = from.Day.AddDays(tariff.CoolingOffDays);
        List<(string Key, string Value)> facts =
        [
            ("Limit", Roubles.Of(policy.CoverLimit, language)),
            ("From", words.Moment(from)),
            ("Until", words.Moment(until)),
            ("Premium", Roubles.Of(policy.Premium, language)),
        ];
        if (standing is BuyerStanding.Covered or BuyerStanding.LastDay && from.Today <= lastReturn)
        {
            facts.Add(("Return", words.Day(lastReturn, from.Today)));
        }

        return [.. facts.Select(fact => (ProtectionTexts.For($"Fact.{fact.Key}", language), fact.Value))];
    }
}
