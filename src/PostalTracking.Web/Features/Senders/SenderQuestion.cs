namespace PostalTracking.Web.Features.Senders;

/// <summary>Whose sender is asked about: that of this use of a number. What a page shows of the answer is for the staff only.</summary>
internal sealed record SenderQuestion(string TrackNumber, short Generation, string Language);
