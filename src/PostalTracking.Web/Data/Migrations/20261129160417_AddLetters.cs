using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddLetters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "correspondent",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    bic = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: true),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_correspondent", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "letter",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    claim_number = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, collation: "C"),
                    sequence = table.Column<short>(type: "smallint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    template_version = table.Column<short>(type: "smallint", nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    correspondent_id = table.Column<int>(type: "integer", nullable: false),
                    correspondent_kind = table.Column<short>(type: "smallint", nullable: false),
                    addressee_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    addressee_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    subject = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    body = table.Column<string>(type: "character varying(12000)", maxLength: 12000, nullable: false),
                    enclosures = table.Column<string>(type: "jsonb", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    time_zone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    message_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    is_by_hand = table.Column<bool>(type: "boolean", nullable: false),
                    failure = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    answer_due_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    answer_filed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    answer_filed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    outcome = table.Column<short>(type: "smallint", nullable: true),
                    answer_text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    refunded = table.Column<long>(type: "bigint", nullable: true),
                    answer_evidence_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letter", x => new { x.track_number, x.claim_number, x.sequence });
                    table.CheckConstraint("ck_letter_answer", "(outcome is null) = (answered_on is null) and coalesce(outcome = 1, false) = (refunded is not null)\nand coalesce(refunded, 1) > 0");
                    table.ForeignKey(
                        name: "fk_letter_claim_track_number_claim_number",
                        columns: x => new { x.track_number, x.claim_number },
                        principalTable: "claim",
                        principalColumns: new[] { "track_number", "claim_number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "letter_template",
                columns: table => new
                {
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    version = table.Column<short>(type: "smallint", nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    subject_ru = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    body_ru = table.Column<string>(type: "character varying(6000)", maxLength: 6000, nullable: false),
                    subject_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    body_en = table.Column<string>(type: "character varying(6000)", maxLength: 6000, nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: true),
                    made_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letter_template", x => new { x.kind, x.version });
                });

            migrationBuilder.InsertData(
                table: "letter_template",
                columns: new[] { "kind", "version", "body_en", "body_ru", "from", "made_at", "made_by", "subject_en", "subject_ru" },
                values: new object[,]
                {
                    { (short)1, (short)1, "To whom it may concern,\n\nOur customer paid for the postal item {{trackNumber}} on delivery and was deceived: {{circumstance}}. The payment is covered by Protected Purchase, policy {{policyNumber}}, from {{coverFrom}} to {{coverUntil}}. We handle claim {{claimNumber}} on the customer's behalf.\nCustomer: {{customerName?}}\nIn the customer's words: {{description?}}\n\nPlease dispute the payment and return {{amountAsked}} to the customer. Kindly let us know the number under which you registered the request.\n\nThe documents are listed with their SHA-256 checksums at the end of this letter; what is not attached we will hand over on request. Should you need others, name them: we will obtain them from the customer.\n\nWe expect your answer by {{answerBy}}. Please quote {{letterNumber}}.\n\nYours faithfully,\n{{author}}\nProtected Purchase, customer support\nTelephone: {{hotline?}}", "Здравствуйте.\n\nНаш клиент оплатил при получении почтовое отправление {{trackNumber}} и был обманут: {{circumstance}}. Платёж защищён услугой «Защищённая покупка», полис № {{policyNumber}} действует с {{coverFrom}} по {{coverUntil}}. Обращение № {{claimNumber}} мы ведём от имени клиента.\nКлиент: {{customerName?}}\nСо слов клиента: {{description?}}\n\nПросим оспорить платёж и вернуть клиенту {{amountAsked}}. Пожалуйста, сообщите номер, под которым вы приняли заявление.\n\nДокументы перечислены в конце письма с контрольными суммами SHA-256; что не вложено, передадим по запросу. Если нужны другие, назовите их: мы получим их у клиента и пришлём.\n\nЖдём ответ до {{answerBy}}. В ответе укажите, пожалуйста, номер {{letterNumber}}.\n\nС уважением,\n{{author}}\nслужба поддержки услуги «Защищённая покупка»\nТелефон: {{hotline?}}", new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), null, "Request for a chargeback, item {{trackNumber}}, claim {{claimNumber}}", "Заявление о возврате платежа, отправление {{trackNumber}}, обращение № {{claimNumber}}" },
                    { (short)2, (short)1, "To whom it may concern,\n\nWe wrote to you about the payment for item {{trackNumber}}. The matter is not settled, and we do not accept the refusal.\nOur last letter: {{previousNumber?}} of {{previousDate?}}.\nCustomer: {{customerName?}}\n\nThe facts stand: {{circumstance}}. You have the documents that show it; the full list is at the end of this letter.\n\nPlease reconsider and return {{amountAsked}} to the customer by {{answerBy}}. Failing that, we will take the dispute to the payment system's arbitration.\n\nPolicy {{policyNumber}}, claim {{claimNumber}}. Please quote {{letterNumber}}.\n\nYours faithfully,\n{{author}}\nProtected Purchase, customer support\nTelephone: {{hotline?}}", "Здравствуйте.\n\nМы писали вам о платеже за отправление {{trackNumber}}. Вопрос не решён, и с отказом мы не согласны.\nНаше прошлое письмо: № {{previousNumber?}} от {{previousDate?}}.\nКлиент: {{customerName?}}\n\nСуть прежняя: {{circumstance}}. Документы, которые это подтверждают, у вас есть; полный список — в конце письма.\n\nПросим пересмотреть решение и вернуть клиенту {{amountAsked}} до {{answerBy}}. Если согласия не будет, мы передадим спор в арбитраж платёжной системы.\n\nПолис № {{policyNumber}}, обращение № {{claimNumber}}. В ответе укажите, пожалуйста, номер {{letterNumber}}.\n\nС уважением,\n{{author}}\nслужба поддержки услуги «Защищённая покупка»\nТелефон: {{hotline?}}", new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), null, "Pre-arbitration notice, claim {{claimNumber}}", "Претензия перед арбитражем, обращение № {{claimNumber}}" },
                    { (short)3, (short)1, "To whom it may concern,\n\nThe dispute about the payment for item {{trackNumber}} was not settled at the earlier stages. Please refer it to the payment system's arbitration and confirm this in writing with the case number.\nOur last letter: {{previousNumber?}} of {{previousDate?}}.\nCustomer: {{customerName?}}\n\nWhat happened: {{circumstance}}. Sum in dispute: {{amountAsked}}. Policy {{policyNumber}}, claim {{claimNumber}}. All documents are listed at the end of this letter.\n\nWe expect your confirmation by {{answerBy}}. Please quote {{letterNumber}}.\n\nYours faithfully,\n{{author}}\nProtected Purchase, customer support\nTelephone: {{hotline?}}", "Здравствуйте.\n\nСпор о платеже за отправление {{trackNumber}} не решён на прежних шагах. Просим передать его в арбитраж платёжной системы и подтвердить это письмом с номером дела.\nНаше прошлое письмо: № {{previousNumber?}} от {{previousDate?}}.\nКлиент: {{customerName?}}\n\nЧто случилось: {{circumstance}}. Сумма спора: {{amountAsked}}. Полис № {{policyNumber}}, обращение № {{claimNumber}}. Все документы перечислены в конце письма.\n\nЖдём подтверждение до {{answerBy}}. В ответе укажите, пожалуйста, номер {{letterNumber}}.\n\nС уважением,\n{{author}}\nслужба поддержки услуги «Защищённая покупка»\nТелефон: {{hotline?}}", new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), null, "Referral to arbitration, claim {{claimNumber}}", "Передача спора в арбитраж, обращение № {{claimNumber}}" },
                    { (short)4, (short)1, "To whom it may concern,\n\nWe handle claim {{claimNumber}} of a buyer who paid for item {{trackNumber}} and was deceived: {{circumstance}}. The Protected Purchase policy is {{policyNumber}}.\nCustomer: {{customerName?}}\n\nPlease tell us who received the payment of {{amountAsked}}, how far it has come and what its return requires. If a return has begun, kindly state its number and date.\n\nWe expect your answer by {{answerBy}}. Please quote {{letterNumber}}.\n\nYours faithfully,\n{{author}}\nProtected Purchase, customer support\nTelephone: {{hotline?}}", "Здравствуйте.\n\nМы ведём обращение № {{claimNumber}} покупателя, который оплатил отправление {{trackNumber}} и был обманут: {{circumstance}}. Полис «Защищённой покупки» № {{policyNumber}}.\nКлиент: {{customerName?}}\n\nПросим сообщить, кто получил платёж на {{amountAsked}}, на каком он шаге и что нужно для его возврата. Если возврат уже начат, назовите, пожалуйста, номер и дату.\n\nЖдём ответ до {{answerBy}}. В ответе укажите, пожалуйста, номер {{letterNumber}}.\n\nС уважением,\n{{author}}\nслужба поддержки услуги «Защищённая покупка»\nТелефон: {{hotline?}}", new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), null, "Enquiry about a payment, item {{trackNumber}}, claim {{claimNumber}}", "Запрос о платеже, отправление {{trackNumber}}, обращение № {{claimNumber}}" },
                    { (short)5, (short)1, "To whom it may concern,\n\nYou sent parcel {{trackNumber}} to a buyer, who paid for it and did not get what was paid for: {{circumstance}}.\nIn the buyer's words: {{description?}}\n\nWe require you to return {{amountAsked}} to the buyer by {{answerBy}} and to tell us when and how you did so. The documents are listed at the end of this letter.\n\nFailing an answer, we will report the sender to the post and to other recipients, and recover the money through the bank. Claim {{claimNumber}}. Please quote {{letterNumber}}.\n\nYours faithfully,\n{{author}}\nProtected Purchase, customer support\nTelephone: {{hotline?}}", "Здравствуйте.\n\nВы отправили покупателю посылку {{trackNumber}}. Он заплатил за неё и получил не то, за что платил: {{circumstance}}.\nСо слов покупателя: {{description?}}\n\nТребуем вернуть покупателю {{amountAsked}} до {{answerBy}} и написать нам, когда и как вы это сделали. Документы перечислены в конце письма.\n\nЕсли ответа не будет, мы сообщим об отправителе почте и другим получателям его посылок и взыщем деньги через банк. Обращение № {{claimNumber}}. В ответе укажите, пожалуйста, номер {{letterNumber}}.\n\nС уважением,\n{{author}}\nслужба поддержки услуги «Защищённая покупка»\nТелефон: {{hotline?}}", new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), null, "Demand for a refund, item {{trackNumber}}", "Требование вернуть деньги за отправление {{trackNumber}}" },
                    { (short)6, (short)1, "To whom it may concern,\n\nWe are waiting for your answer on claim {{claimNumber}} about item {{trackNumber}}.\nOur letter: {{previousNumber?}} of {{previousDate?}}.\n\nPlease answer by {{answerBy}}, or tell us when the answer will come and what you are missing. Please quote {{letterNumber}}.\n\nYours faithfully,\n{{author}}\nProtected Purchase, customer support\nTelephone: {{hotline?}}", "Здравствуйте.\n\nМы ждём ответ по обращению № {{claimNumber}} об отправлении {{trackNumber}}.\nНаше письмо: № {{previousNumber?}} от {{previousDate?}}.\n\nПожалуйста, ответьте до {{answerBy}} или напишите, когда ответ будет и чего вам не хватает. В ответе укажите, пожалуйста, номер {{letterNumber}}.\n\nС уважением,\n{{author}}\nслужба поддержки услуги «Защищённая покупка»\nТелефон: {{hotline?}}", new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), null, "Reminder, claim {{claimNumber}}", "Напоминание, обращение № {{claimNumber}}" }
                });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_letters",
                table: "outbox_message",
                column: "next_attempt_at",
                filter: "done_at is null and type = 'letter.send'");

            migrationBuilder.CreateIndex(
                name: "ix_correspondent_kind_name",
                table: "correspondent",
                columns: new[] { "kind", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_letter_answer_due_at",
                table: "letter",
                column: "answer_due_at",
                filter: "outcome is null");

            migrationBuilder.CreateIndex(
                name: "ix_letter_correspondent_id",
                table: "letter",
                column: "correspondent_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "correspondent");

            migrationBuilder.DropTable(
                name: "letter");

            migrationBuilder.DropTable(
                name: "letter_template");

            migrationBuilder.DropIndex(
                name: "ix_outbox_message_letters",
                table: "outbox_message");
        }
    }
}
