namespace PostalTracking.CarrierSimulator.RussianPost;

/// <summary>
/// Names of nobody, in the post's way of writing. They stand in every answer so that one can prove an application drops them:
/// each begins with a word found nowhere else.
/// </summary>
internal static class MadeUpPeople
{
    private static readonly string[] Senders = ["ОТПРАВИТЕЛЕВ А Б", "ПОСЫЛКИНА В Г", "БАНДЕРОЛЕВ Д Е"];
    private static readonly string[] Recipients = ["ПОЛУЧАТЕЛЕВ И Н", "АДРЕСАТОВА К Л", "ВРУЧЕНКО М Н"];

    public static string Sender(string trackNumber) => Senders[Pick(trackNumber)];

    public static string Recipient(string trackNumber) => Recipients[Pick(trackNumber)];

    private static int Pick(string trackNumber) => trackNumber.Sum(c => c) % 3;
}
