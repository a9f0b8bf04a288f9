namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>One notice in the words of one person's language, for whichever way it goes. It names nobody.</summary>
/// <param name="Id">The same on every attempt.</param>
/// <param name="Tail">The end of the number, for those who wait for several parcels.</param>
/// <param name="Title">The one sentence.</param>
/// <param name="Lines">What to do, by when; plain.</param>
/// <param name="Action">On the button to <paramref name="Link"/>.</param>
/// <param name="Why">Why this person got it.</param>
internal sealed record NoticeMessage(
    Guid Id,
    string Address,
    string Language,
    DateTimeOffset At,
    string Subject,
    string Number,
    string Tail,
    string Title,
    IReadOnlyList<string> Lines,
    string Action,
    Uri Link,
    string Why,
    Uri Own,
    Uri Stop)
{
    public string Word(string key) => NoticeTexts.For(key, Language);

    /// <summary>For ways of a few words.</summary>
    public string Short(bool withLink) => NoticeTexts.For("Sms.Parcel", Language, Tail, Title, withLink ? Link : "").TrimEnd();
}
