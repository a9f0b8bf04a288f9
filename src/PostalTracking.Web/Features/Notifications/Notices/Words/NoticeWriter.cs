using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Tracking;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>Makes the words of a notice when it is sent: they say how things stand then, in the language the person has then.</summary>
internal sealed class NoticeWriter(
    ParcelPages parcels,
    PostalTrackingDbContext db,
    PolicyCodes codes,
    NoticeKey key,
    NoticeAddress addresses,
    NoticeLinks links,
    TimeProvider clock)
{
    private const int TailLength = 5;

    /// <returns>Null where there is nothing to say any more.</returns>
    public async Task<NoticeMessage?> WriteAsync(TakenNotice notice, CancellationToken cancellationToken)
    {
        if (notice.To.Address is not { } closed || addresses.Open(closed) is not { } address)
        {
            return null;
        }

        var (parcel, _) = await parcels.FindAsync(
            notice.TrackNumber, anyway: true, notice.Generation, carrier: null, notice.To.Language, asker: null, cancellationToken);
        return await WordsAsync(notice, parcel, cancellationToken) is { } words ? Message(notice, address, parcel, words) : null;
    }

    private async Task<Words?> WordsAsync(TakenNotice notice, ParcelPage? parcel, CancellationToken cancellationToken) => notice.Said switch
    {
        Said.Question or Said.OwnPage or Said.Begun => OfAddress(notice),
        Said.SenderWarned => parcel?.Warning is { } warning
            ? new("Subject.Warned", warning.Title, [warning.Text], "Parcel.Action", Parcel(notice))
            : null,
        _ when Said.IsOfPolicy(notice.Said) => await OfPolicyAsync(notice, cancellationToken),
        _ => OfParcel(notice, parcel),
    };

    private Words OfAddress(TakenNotice notice)
    {
        var isQuestion = notice.Said == Said.Question;
        var name = isQuestion ? "Question" : notice.Said == Said.Begun ? "Begun" : "OwnPage";
        var capability = Capability(notice);
        return new(
            null,
            Word(notice, $"{name}.Title"),
            [Word(notice, $"{name}.Line")],
            $"{name}.Action",
            isQuestion ? links.Confirm(capability) : links.Own(capability));
    }

    private async Task<Words?> OfPolicyAsync(TakenNotice notice, CancellationToken cancellationToken)
    {
        var policy = await db.Set<Policy>().AsNoTracking().FirstOrDefaultAsync(
            one => one.TrackNumber == notice.TrackNumber && one.PolicyNumber == notice.To.PolicyNumber, cancellationToken);
        return policy is null || (notice.Said == Said.PolicySold && policy.Status != PolicyStatus.Active)
            ? null
            : new(
                null,
                Word(notice, $"{notice.Said}.Title"),
                [Word(notice, $"{notice.Said}.Line"), Word(notice, "Buyer.Keep")],
                "Buyer.Action",
                links.Buyer(codes.For(policy.PolicyNumber, policy.AccessVersion).Capability));
    }

    private Words OfParcel(TakenNotice notice, ParcelPage? parcel)
    {
        var isStill = parcel is not null && parcel.Status == notice.Status;
        var title = isStill ? parcel!.Answer.Title : Bare(notice);
        string[] lines = isStill
            ? [Sentence(parcel!.Answer.When, parcel.Answer.Todo.ToString())]
            : parcel is null ? []
            : [NoticeTexts.For("Parcel.Earlier", notice.To.Language, Moment(notice), Lowered(parcel.Answer.Title, notice))];
        return new("Subject.Parcel", title, lines, "Parcel.Action", Parcel(notice));
    }

    private NoticeMessage Message(TakenNotice notice, string address, ParcelPage? parcel, Words words)
    {
        var number = parcel?.Numbers.Shown ?? notice.TrackNumber;
        var tail = NoticeTexts.For("Number.Tail", notice.To.Language, number.Length > TailLength ? number[^TailLength..] : number);
        var capability = Capability(notice);

        // An office's code is in the letter, where it is needed; the subject lies about on lock screens.
        var subject = words.Subject is { } key
            ? NoticeTexts.For(key, notice.To.Language, tail, notice.Status is null ? "" : Lowered(Bare(notice), notice))
            : words.Title;
        return new(
            notice.Id,
            address,
            notice.To.Language,
            notice.CreatedAt,
            subject,
            NumberGroups.Of(number),
            tail,
            words.Title,
            words.Lines,
            Word(notice, words.Action),
            words.Link,
            Why(notice),
            links.Own(capability),
            links.Stop(capability));
    }

    private string Why(TakenNotice notice)
    {
        if (notice.Said == Said.Question)
        {
            return Word(notice, "Question.Not");
        }

        var asked = PlaceTime.Of(notice.To.AskedAt, clock.GetUtcNow(), notice.To.TimeZone);
        var day = new DateWords(notice.To.Language).Day(asked.Day, asked.Today);
        return notice.To.ConfirmedAt is null || Said.IsOfPolicy(notice.Said) ? Word(notice, "Why.Bought")
            : notice.Said is Said.OwnPage or Said.Begun ? NoticeTexts.For("Why.AskedAgain", notice.To.Language, day)
            : NoticeTexts.For("Why.Asked", notice.To.Language, day, Lowered(NoticeWords.Occasion(notice.Said, notice.To.Language), notice));
    }

    private string Moment(TakenNotice notice) =>
        new DateWords(notice.To.Language).Moment(PlaceTime.Of(notice.HappenedAt, clock.GetUtcNow(), notice.To.TimeZone));

    private string Capability(TakenNotice notice) =>
        key.CapabilityOf(notice.TrackNumber, notice.Generation, notice.Person, notice.To.CapabilityVersion);

    private Uri Parcel(TakenNotice notice) => links.Parcel(notice.TrackNumber, notice.Generation);

    // Without the office and the day, which belong to the state as it is now.
    private static string Bare(TakenNotice notice) => TrackingTexts.For(
        notice.Status == ShipmentStatus.OutForDelivery ? "Answer.out_for_delivery.earlier" : $"Answer.{notice.Said}", notice.To.Language)
        .Replace("{0}", "", StringComparison.Ordinal).Trim();

    private static string Sentence(string? when, string todo) => when is null ? todo : $"{when} {todo}";

    private static string Lowered(string text, TakenNotice notice) =>
        char.ToLower(text[0], ResourceTexts.Culture(notice.To.Language)) + text[1..];

    private static string Word(TakenNotice notice, string key) => NoticeTexts.For(key, notice.To.Language);

    /// <param name="Subject">Null: the title is the subject as well.</param>
    private sealed record Words(string? Subject, string Title, IReadOnlyList<string> Lines, string Action, Uri Link);
}
