namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>What became of an act on a letter.</summary>
internal abstract record LetterResult
{
    internal sealed record Done(Letter Letter) : LetterResult;

    internal sealed record NotFound : LetterResult;

    /// <param name="About">What exactly, where the reason has a place for it.</param>
    internal sealed record Refused(LetterRefusal Reason, string? About = null) : LetterResult;
}

/// <summary>Each has its sentence in <see cref="LetterTexts"/>.</summary>
internal enum LetterRefusal
{
    SubjectMissing,
    BodyMissing,
    SubjectTooLong,
    BodyTooLong,

    /// <summary>A line break or another sign that a mail's head does not take.</summary>
    SubjectBroken,

    /// <summary>A variable is left in the text.</summary>
    VariableLeft,

    /// <summary>The template needs what the claim does not have.</summary>
    ValueMissing,

    /// <summary>The correspondence with this addressee is not so far, or over.</summary>
    NotNow,

    /// <summary>The claim stands where nobody writes to a bank.</summary>
    ClaimStands,

    /// <summary>Somebody else wrote or changed a letter of this claim.</summary>
    Changed,

    /// <summary>Of a file that is not kept any more.</summary>
    EnclosureGone,
    AddresseeGone,
    AlreadySent,
    NotSent,
    AlreadyAnswered,
    AnswerMissing,
    AnswerTooLong,
    DateWrong,
    OutcomeMissing,
    SumWrong,
}
