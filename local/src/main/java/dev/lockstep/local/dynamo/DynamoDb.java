package dev.lockstep.local.dynamo;

import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import dev.lockstep.local.dynamo.table.Database;
import dev.lockstep.local.dynamo.table.KeySchema;
import dev.lockstep.local.dynamo.table.KeySchema.KeyAttribute;
import dev.lockstep.local.dynamo.value.DynamoError;
import dev.lockstep.local.dynamo.value.DynamoFailure;
import dev.lockstep.local.gateway.Reply;
import dev.lockstep.local.gateway.Request;
import dev.lockstep.local.gateway.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// DynamoDB, as far as pipelines use it: tables with one key, items, expressions, batches and transactions.
///
/// Secondary indexes, streams, PartiQL and the legacy parameters are refused by name.
public final class DynamoDb implements Service {

    private static final String PREFIX = "DynamoDB_20120810.";
    private static final String TYPE = "application/x-amz-json-1.0";
    private static final int LARGEST_REQUEST = 16 * 1024 * 1024;

    private final Database database;
    private final TableOperations tables;
    private final Map<String, Function<Arguments, Map<String, Object>>> operations = new LinkedHashMap<>();

    public DynamoDb(Database database, String region, Clock clock, Supplier<String> ids) {
        this.database = database;
        this.tables = new TableOperations(database, region, clock, ids);
        var items = new ItemOperations(database);
        var batches = new BatchOperations(database);
        var transactions = new TransactionOperations(database);
        var reads = new ReadOperations(database);
        operations.put("BatchGetItem", batches::get);
        operations.put("BatchWriteItem", batches::write);
        operations.put("CreateTable", tables::create);
        operations.put("DeleteItem", items::delete);
        operations.put("DeleteTable", tables::delete);
        operations.put("DescribeTable", tables::describe);
        operations.put("DescribeTimeToLive", tables::describeTimeToLive);
        operations.put("GetItem", items::get);
        operations.put("ListTables", tables::list);
        operations.put("PutItem", items::put);
        operations.put("Query", reads::query);
        operations.put("Scan", reads::scan);
        operations.put("TransactGetItems", transactions::get);
        operations.put("TransactWriteItems", transactions::write);
        operations.put("UpdateItem", items::update);
        operations.put("UpdateTimeToLive", tables::updateTimeToLive);
    }

    /// Creates the table, its keys strings, unless it is there.
    public void ensure(String name, String partitionKey, Optional<String> sortKey) {
        var partition = new KeyAttribute(partitionKey, "S");
        tables.ensure(name, new KeySchema(partition, sortKey.map(key -> new KeyAttribute(key, "S"))));
    }

    @Override
    public Reply answer(Request request) throws IOException {
        byte[] body = request.body().readNBytes(LARGEST_REQUEST + 1);
        try {
            if (body.length > LARGEST_REQUEST) {
                throw DynamoError.SERIALIZATION.with("the request is larger than 16 MB");
            }
            String target = request.header("X-Amz-Target").orElse("");
            String name = target.startsWith(PREFIX) ? target.substring(PREFIX.length()) : target;
            Function<Arguments, Map<String, Object>> operation = operations.get(name);
            if (operation == null) {
                throw DynamoError.UNKNOWN_OPERATION.with(
                        "'" + name + "' is not part of the local DynamoDB, which has " + operations.keySet());
            }
            return Reply.text(200, TYPE, Json.write(operation.apply(parse(body))));
        } catch (DynamoFailure failure) {
            return error(failure);
        }
    }

    private static Arguments parse(byte[] body) {
        try {
            return Arguments.of(Json.parse(new String(body, StandardCharsets.UTF_8)));
        } catch (InvalidJson malformed) {
            throw DynamoError.SERIALIZATION.with(String.valueOf(malformed.getMessage()));
        }
    }

    private static Reply error(DynamoFailure failure) {
        var json = new LinkedHashMap<String, Object>();
        json.put("__type", failure.error().type());
        json.put("message", String.valueOf(failure.getMessage()));
        json.putAll(failure.details());
        return Reply.text(failure.error().status(), TYPE, Json.write(json));
    }

    @Override
    public void close() {
        database.close();
    }
}
